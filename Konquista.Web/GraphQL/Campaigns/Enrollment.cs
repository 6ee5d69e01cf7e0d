using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>One lead's passage through one campaign, as the schema shows it.</summary>
[May(Permission.See)]
[Description("One lead's passage through one campaign (inscrição).")]
internal sealed record Enrollment
{
    public const string Columns = """
        e.id, e.lead_id as leadid, e.campaign_id as campaignid, e.state as storedstate, e.entered_at as enteredat, e.day_zero as dayzero,
          e.next_step as nextstep, e.next_at as nextat, e.hold, e.ended_at as endedat, e.end_reason as endreason
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid LeadId { get; init; }

    [Hidden]
    public Guid CampaignId { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Description("Where it stands.")]
    public EnrollmentState State => Word.Of<EnrollmentState>(StoredState);

    [Description("When the lead entered.")]
    public DateTime EnteredAt { get; init; }

    [Description("The local day from which the days of the sequence are counted; null until the first step was allowed.")]
    public DateOnly? DayZero { get; init; }

    [Description("The stable id of the step that comes next.")]
    public string? NextStep { get; init; }

    [Description("When it is due.")]
    public DateTime? NextAt { get; init; }

    [Description("What holds it now, in one word.")]
    public string? Hold { get; init; }

    [Description("When it ended.")]
    public DateTime? EndedAt { get; init; }

    [Description("What ended it, in one word, such as replied, booked or opted_out.")]
    public string? EndReason { get; init; }

    [Description("Whose it is.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.Load(LeadId);

    [Description("Through which campaign.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) => batches.ById.Load(CampaignId);
}

/// <summary>Where a passage stands.</summary>
[Description("Where a passage through a campaign stands.")]
internal enum EnrollmentState
{
    [Description("It goes on.")]
    Active,

    [Description("It went to its end.")]
    Finished,

    [Description("Something ended it before.")]
    Stopped,
}
