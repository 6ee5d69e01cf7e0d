using System.ComponentModel;
using Konquista.Web.Bulks;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.Leads;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>Work on many leads as a program asks for it.</summary>
[Description("What is to be done to which leads: those that a segment names now, or that a filter names, or some by their ids.")]
internal sealed record BulkInput
{
    [Description("An id of your own; asked again with it, the call answers with what it began before.")]
    public Guid? Id { get; init; }

    [Description("The segment that names them.")]
    public Guid? SegmentId { get; init; }

    [Description("The filter that names them; {} for all.")]
    public LeadFilterInput? Filter { get; init; }

    [Description("The ids of at most 500.")]
    public IReadOnlyList<Guid>? LeadIds { get; init; }

    [Description("What is to be done.")]
    public required BulkAction Action { get; init; }

    [Description("With TAG_ADD and TAG_REMOVE the tag; at most 60 characters.")]
    public string? Tag { get; init; }

    [Description("With ENROLL the campaign.")]
    public Guid? CampaignId { get; init; }

    [Description("With MOVE_STORE the unit; null for none.")]
    public Guid? StoreId { get; init; }

    [Description("How many leads you agree to. When others are named by now, nothing is done.")]
    public required int Leads { get; init; }

    public BulkForm ToForm() => new() { Action = Word.Stored<BulkAction>(Action), Tag = Tag, CampaignId = CampaignId, StoreId = StoreId };

    /// <summary>Null unless they are named in exactly one way.</summary>
    public LeadFilter? Which(LeadQuery? segment, Asker asker) => (segment, Filter, LeadIds) switch
    {
        ({ } query, null, null) => query.Filter(asker.OnlyStore, parts: false),
        (null, { } filter, null) => filter.For(asker),
        (null, null, { Count: > 0 and <= LeadQuery.MostChosen } ids) => new LeadFilterInput().For(asker) with { Ids = [.. ids] },
        _ => null,
    };
}
