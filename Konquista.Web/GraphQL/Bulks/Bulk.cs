using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.Bulks;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>One piece of work on many leads, as the schema shows it.</summary>
[May(Permission.ManyLeads)]
[Description("One piece of work on many leads.")]
internal sealed class Bulk(BulkRow bulk)
{
    [Description("Never changes.")]
    public Guid Id => bulk.Id;

    [Description("What is done.")]
    public BulkAction Action => Word.Of<BulkAction>(bulk.Action);

    [Description("With what: the tag, or the name of the campaign or unit.")]
    public string? Argument => bulk.Argument;

    [Description("Where it stands.")]
    public BulkState State => Word.Of<BulkState>(bulk.State);

    [Description("How many leads it is about.")]
    public int Total => bulk.Total;

    [Description("How many of them were looked at.")]
    public int Done => bulk.Done;

    [Description("For how many of them it made a difference.")]
    public int Changed => bulk.Changed;

    [Description("Who asked for it.")]
    public string CreatedBy => bulk.CreatedBy;

    [Description("When it was asked for.")]
    public DateTime CreatedAt => bulk.CreatedAt;
}
