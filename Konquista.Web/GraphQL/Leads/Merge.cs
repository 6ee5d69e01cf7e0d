using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>A lead that was united with another, as the schema shows it.</summary>
[May(Permission.See)]
[Description("A lead that was united with another.")]
internal sealed class Merge(PersonMerge merge)
{
    [Description("Give it with splitLead.")]
    public Guid Id => merge.Id;

    [Description("The lead that became part of the other.")]
    public Guid OtherId => merge.OtherId;

    [Description("What it was called.")]
    public string Name => merge.Name;

    [Description("When they were united.")]
    public DateTime At => merge.At;

    [Description("Who united them.")]
    public string By => merge.Actor;

    [Description("Only the last one can be taken back.")]
    public bool IsLast => merge.IsLast;
}
