using System.ComponentModel;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.Segments;

namespace Konquista.Web.GraphQL.Segments;

/// <summary>A segment as a program writes it.</summary>
[Description("A segment to make or to rename.")]
internal sealed record SegmentInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("As people call it; at most 60 characters.")]
    public required string Name { get; init; }

    [Description("Of a new one, whom it names; without a search, which would be somebody's name or number. It does not change any more.")]
    public LeadFilterInput? Filter { get; init; }

    public SegmentForm ToForm() => new() { Name = Name, Version = Version };
}
