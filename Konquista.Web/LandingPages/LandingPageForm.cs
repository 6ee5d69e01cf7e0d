using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.LandingPages;

/// <summary>A landing page as it is typed in the editor; what it says need not be complete to be saved.</summary>
public sealed class LandingPageForm
{
    public const int LongestName = 80;

    [Required, StringLength(LongestName)]
    public string Name { get; set; } = "";

    [Required, StringLength(LandingPages.Slug.Longest)]
    public string Slug { get; set; } = "";

    public Guid? CampaignId { get; set; }

    public Guid? StoreId { get; set; }

    public PageContent Content { get; set; } = new();

    /// <summary>The one that the editor loaded.</summary>
    public int Version { get; set; }

    internal static LandingPageForm Of(LandingPageDetails page) => new()
    {
        Name = page.Name,
        Slug = page.DraftSlug ?? page.Slug,
        CampaignId = page.CampaignId,
        StoreId = page.StoreId,
        Content = page.Content,
        Version = page.Version,
    };

    /// <summary>The same words, campaign and store for a draft of its own.</summary>
    internal static LandingPageForm Copy(LandingPageDetails page, IStringLocalizer<Texts> texts)
    {
        var form = Of(page);
        var name = texts["LandingPages.CopyOf", page.Name].Value;
        form.Name = name.Length <= LongestName ? name : page.Name;
        return form;
    }

    internal object Values(Guid id, string by) => new
    {
        id,
        name = Name.Trim(),
        slug = Slug.Trim(),
        campaign = CampaignId,
        store = StoreId,
        draft = Content.Write(),
        version = Version,
        by,
    };
}
