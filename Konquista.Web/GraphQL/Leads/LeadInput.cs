using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Konquista.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What a lead is from now on; all of it.</summary>
[Description("What a lead is from now on; all of it, for it replaces what was there.")]
internal sealed record LeadInput
{
    [Description("The version you read.")]
    public required int Version { get; init; }

    [StringLength(200)]
    [Description("The name.")]
    public required string Name { get; init; }

    [Description("The unit; null for none.")]
    public Guid? StoreId { get; init; }

    [MaxLength(50)]
    [Description("Tags.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [StringLength(60)]
    [Description("Their own IANA time zone; null for that of the area code.")]
    public string? TimeZone { get; init; }

    [StringLength(LeadEdit.LongestNote)]
    [Description("The note.")]
    public string Note { get; init; } = "";

    /// <summary>Whoever belongs to one store leaves people there.</summary>
    public LeadEdit ToEdit(Asker asker) => new()
    {
        Version = Version,
        Name = Name,
        StoreId = asker.OnlyStore ?? StoreId,
        Tags = Tags,
        TimeZone = string.IsNullOrEmpty(TimeZone) ? null : TimeZone,
        Note = Note,
        By = asker.Actor,
    };
}
