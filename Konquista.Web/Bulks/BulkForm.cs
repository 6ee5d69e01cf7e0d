using System.ComponentModel.DataAnnotations;
using Konquista.Bulks;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Konquista.Web.Bulks;

/// <summary>What is to be done to many leads, as it is chosen.</summary>
public sealed class BulkForm
{
    public string? Action { get; set; }

    [StringLength(60)]
    public string? Tag { get; set; }

    public Guid? CampaignId { get; set; }

    public Guid? StoreId { get; set; }

    internal string? Argument => Action switch
    {
        BulkAction.TagAdd or BulkAction.TagRemove => Tag?.Trim(),
        BulkAction.Enroll => CampaignId?.ToString(),
        BulkAction.MoveStore => StoreId?.ToString(),
        _ => null,
    };

    /// <summary>What must be told again to mean the same.</summary>
    internal IEnumerable<(string Name, string? Value)> Fields() =>
        [("Form.Action", Action), ("Form.Tag", Tag), ("Form.CampaignId", CampaignId?.ToString()), ("Form.StoreId", StoreId?.ToString())];

    /// <summary>The key of what is missing; somebody of one store may only give people to it.</summary>
    internal string? Problem(IEnumerable<SelectListItem> stores, IEnumerable<SelectListItem> campaigns, bool mayBeNone) => Action switch
    {
        null => "Bulks.ActionMissing",
        _ when !BulkAction.All.Contains(Action) => "Bulks.ActionMissing",
        BulkAction.TagAdd or BulkAction.TagRemove when string.IsNullOrWhiteSpace(Tag) => "Bulks.TagMissing",
        BulkAction.Enroll when !campaigns.Any(campaign => campaign.Value == CampaignId?.ToString()) => "Bulks.CampaignMissing",
        BulkAction.MoveStore when !(StoreId is null && mayBeNone) && !stores.Any(store => store.Value == StoreId.ToString()) => "Bulks.StoreMissing",
        _ => null,
    };
}
