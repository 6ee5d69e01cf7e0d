using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Campaigns;

[Allows(Permission.Campaigns)]
internal sealed class GalleryModel(SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Empty while no silo answers; the top of the page says so.</summary>
    public IReadOnlyList<GalleryCampaign> Campaigns { get; private set; } = [];

    public async Task OnGetAsync()
    {
        try
        {
            Campaigns = [.. (await sending.Gallery(gallery => gallery.List())).OrderBy(campaign => campaign.Position)];
        }
        catch (SendingAwayException)
        {
            Campaigns = [];
        }
    }

    /// <summary>The id stands on the page, so that a second press makes nothing more.</summary>
    public async Task<IActionResult> OnPostAsync(string? key, Guid id)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 60 || id == Guid.Empty)
        {
            return BadRequest();
        }

        if (await sending.Gallery(gallery => gallery.Take(key, id, this.Actor())) is not { } taken)
        {
            return NotFound();
        }

        TempData.Say(texts["Campaigns.Taken", taken.Name]);
        return RedirectToPage("Edit", new { id = taken.CampaignId, handler = "" });
    }
}
