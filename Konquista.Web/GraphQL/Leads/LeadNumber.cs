using System.ComponentModel;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>One of the numbers of a person.</summary>
[May(Permission.SeeNumbers)]
[Description("One of the numbers of a person.")]
internal sealed record LeadNumber
{
    [Hidden]
    public Guid LeadId { get; init; }

    [Description("In E.164.")]
    public required string Number { get; init; }

    [Description("Where it was learnt, such as import, page, whatsapp or manual.")]
    public required string LearntFrom { get; init; }

    [Description("When it was learnt.")]
    public DateTime LearntAt { get; init; }

    [Description("True for the one that messages go to.")]
    public bool IsPreferred { get; init; }
}
