using System.ComponentModel;
using GraphQL;
using Konquista.Phones;
using Konquista.Web.Phones;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>A number of ours as a program writes it.</summary>
[Description("A number of ours to add or to change.")]
internal sealed record PhoneInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("As people call it; at most 60 characters.")]
    public required string Name { get; init; }

    [Description("The number in any form.")]
    public required string Number { get; init; }

    [Description("How it is connected to WhatsApp.")]
    public required Provider Provider { get; init; }

    [Description("What the provider calls it: the Cloud API's phone number id.")]
    public string? Account { get; init; }

    [Description("The provider's address.")]
    public string BaseUrl { get; init; } = "https://graph.facebook.com";

    [Description("The provider's token; null to keep the one that is stored. It never comes out again.")]
    public string? Token { get; init; }

    [Description("The unit it belongs to.")]
    public Guid? StoreId { get; init; }

    [Description("What it is for.")]
    public Purpose Purpose { get; init; }

    [Description("The most messages on one day.")]
    public int DailyCap { get; init; } = 250;

    [Description("The least time between two messages, in seconds.")]
    public int GapSeconds { get; init; } = 30;

    [Description("The first day of a warm-up.")]
    public DateOnly? WarmUpFrom { get; init; }

    [Description("True for a stand-in that sends to nobody.")]
    public bool IsSandbox { get; init; }

    [Description("The campaigns into whose pool a new number goes.")]
    public IReadOnlyList<Guid> CampaignIds { get; init; } = [];

    public PhoneForm ToForm() => new()
    {
        Version = Version,
        Name = Name,
        Number = Number,
        Provider = Word.Stored<Provider>(Provider)!,
        Account = Account,
        BaseUrl = BaseUrl,
        Token = Token,
        StoreId = StoreId,
        Purpose = Enum.Parse<PhonePurpose>(Purpose.ToString()),
        DailyCap = DailyCap,
        GapSeconds = GapSeconds,
        WarmUpFrom = WarmUpFrom,
        Sandbox = IsSandbox,
        Campaigns = [.. CampaignIds],
    };
}

/// <summary>What a number is for.</summary>
[Name("PhonePurpose")]
[Description("What a number of ours is for.")]
internal enum Purpose
{
    [Description("Sequences.")]
    Campaigns,

    [Description("What people write by hand.")]
    Answers,

    [Description("Both.")]
    Both,
}
