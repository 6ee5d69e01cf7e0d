using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Stores;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>A WhatsApp number of ours, as the schema shows it: never its token.</summary>
[May(Permission.See)]
[Description("A WhatsApp number of ours (telefone). Its token goes in and never comes out.")]
internal sealed record Phone
{
    public const string Columns = """
        p.id, p.name, p.number, p.provider as storedprovider, p.account, p.store_id as storeid, p.purpose, p.sandbox as issandbox,
          p.daily_cap as dailycap, p.gap_ms as gapms, p.warm_up_from as warmupfrom, p.paused_at as pausedat, p.blocked_until as blockeduntil,
          p.block_reason as blockreason, p.checked_at as checkedat, p.check_works as checkworks, p.check_problem as checkproblem, p.version
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid? StoreId { get; init; }

    [Hidden]
    public required string StoredProvider { get; init; }

    [Description("As people call it.")]
    public required string Name { get; init; }

    [Description("The number in E.164.")]
    public required string Number { get; init; }

    [Description("How it is connected to WhatsApp.")]
    public Provider Provider => Word.Of<Provider>(StoredProvider);

    [Description("What the provider calls it.")]
    public required string Account { get; init; }

    [Description("What it is for, such as campaigns.")]
    public required string Purpose { get; init; }

    [Description("True for a stand-in that sends to nobody.")]
    public bool IsSandbox { get; init; }

    [Description("The most messages it sends on one day.")]
    public int DailyCap { get; init; }

    [Description("The least time between two messages, in milliseconds.")]
    public int GapMs { get; init; }

    [Description("The day on which it began to send a little more each day.")]
    public DateOnly? WarmUpFrom { get; init; }

    [Description("Since when it is paused.")]
    public DateTime? PausedAt { get; init; }

    [Description("Until when it rests because of errors.")]
    public DateTime? BlockedUntil { get; init; }

    [Description("Why it rests, in one word.")]
    public string? BlockReason { get; init; }

    [Description("When it was last asked whether it works.")]
    public DateTime? CheckedAt { get; init; }

    [Description("Whether it worked then.")]
    public bool? CheckWorks { get; init; }

    [Description("What was wrong then, in one word.")]
    public string? CheckProblem { get; init; }

    [Description("Counts the changes.")]
    public int Version { get; init; }

    [Description("The unit it belongs to.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) => batches.ById.LoadIf(StoreId ?? Guid.Empty, StoreId is not null);
}

/// <summary>How a number is connected to WhatsApp.</summary>
[Description("How a number is connected to WhatsApp.")]
internal enum Provider
{
    [Description("Social Hub.")]
    SocialHub,

    [Description("Meta's Cloud API.")]
    CloudApi,
}
