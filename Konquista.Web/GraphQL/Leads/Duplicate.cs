using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Two leads that may be one person, as the schema shows them.</summary>
[May(Permission.EditLeads)]
[Description("Two leads that may be one person.")]
internal sealed record Duplicate
{
    [Hidden]
    public Guid A { get; init; }

    [Hidden]
    public Guid B { get; init; }

    [Hidden]
    public required string Reason { get; init; }

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Name("reason"), Description("What says so.")]
    public DuplicateReason Said => Word.Of<DuplicateReason>(Reason);

    [Description("When it was noticed.")]
    public DateTime At { get; init; }

    [Description("One of them.")]
    public IDataLoaderResult<Lead?> One([FromServices] LeadBatches batches) => batches.ById.Load(A);

    [Description("The other.")]
    public IDataLoaderResult<Lead?> Other([FromServices] LeadBatches batches) => batches.ById.Load(B);
}

/// <summary>What says that two leads may be one person.</summary>
[Description("What says that two leads may be one person.")]
internal enum DuplicateReason
{
    [Description("One came with the other's number as a second one.")]
    SecondPhone,

    [Description("WhatsApp knows both by one identity.")]
    WaId,

    [Description("They have the same name.")]
    SameName,

    [Description("They wrote in one chat.")]
    Chat,
}
