using System.ComponentModel.DataAnnotations;
using Konquista.Leads;
using Konquista.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Leads;

/// <summary>What is typed about a lead.</summary>
public sealed class LeadForm
{
    [StringLength(200)]
    public string? Name { get; set; }

    public Guid? StoreId { get; set; }

    /// <summary>Separated by commas.</summary>
    [StringLength(1000)]
    public string? Tags { get; set; }

    [StringLength(60)]
    public string? TimeZone { get; set; }

    [StringLength(LeadEdit.LongestNote)]
    public string? Note { get; set; }

    public int Version { get; set; }

    internal static LeadForm Of(LeadHead lead) => new()
    {
        Name = lead.Name,
        StoreId = lead.StoreId,
        Tags = string.Join(", ", lead.Tags),
        TimeZone = lead.TimeZone,
        Note = lead.Note,
        Version = lead.Version,
    };

    internal LeadEdit ToEdit(Actor by) => new()
    {
        Version = Version,
        Name = Name ?? "",
        StoreId = StoreId,
        Tags = (Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        TimeZone = string.IsNullOrEmpty(TimeZone) ? null : TimeZone,
        Note = Note ?? "",
        By = by,
    };

    internal Conflict Against(LeadHead lead, IStringLocalizer<Texts> texts)
    {
        var theirs = Of(lead);
        return Conflict.Of(
            new(texts["Leads.Name"], theirs.Name ?? "", Name ?? ""),
            new(texts["Leads.Store"], theirs.StoreId?.ToString() ?? "", StoreId?.ToString() ?? ""),
            new(texts["Leads.Tags"], theirs.Tags ?? "", Tags ?? ""),
            new(texts["Stores.TimeZone"], theirs.TimeZone ?? "", TimeZone ?? ""),
            new(texts["Lead.Note"], theirs.Note ?? "", Note?.ReplaceLineEndings("\n") ?? ""));
    }
}
