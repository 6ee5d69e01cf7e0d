using System.ComponentModel;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>In which order leads are listed.</summary>
[Description("In which order leads are listed.")]
internal sealed record LeadOrder
{
    [Description("By what.")]
    public LeadOrderField Field { get; init; }

    [Description("Which end comes first.")]
    public Direction Direction { get; init; } = Direction.Desc;
}

/// <summary>By what leads are ordered.</summary>
[Description("By what leads are ordered.")]
internal enum LeadOrderField
{
    [Description("When they first came in.")]
    CapturedAt,

    [Description("When they last wrote; those who never did are left out.")]
    LastInboundAt,
}
