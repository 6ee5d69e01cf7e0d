using Konquista.Campaigns;
using Konquista.Leads.Steps;

namespace Konquista.Leads.Entries;

/// <summary>Decides whether a captured person enters a campaign, or why not.</summary>
internal static class EntryRules
{
    public static Entry Decide(EntryFacts facts) =>
        !facts.IsAsked ? Entry.CaptureOnly
        : facts.HasOptedOut ? Entry.OptedOut
        : facts.Campaign is null ? Entry.NoCampaign
        : facts.IsIn ? Entry.AlreadyIn
        : facts.HasAppointment ? Entry.Booked
        : facts.IsInConversation ? Entry.Conversation
        : facts is { HasFinished: true, Again: false } ? Entry.AlreadyFinished
        : StepConditions.Hold(facts.Campaign.Entry, facts.Traits, before: null) ? Entry.Enrolled
        : Entry.NoCampaign;
}

/// <summary>What bears on a person's entry into one campaign.</summary>
internal sealed record EntryFacts
{
    /// <summary>False when the source only captures.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>The version newcomers enter; null when no campaign was named or chosen.</summary>
    public required CampaignVersion? Campaign { get; init; }

    public required Traits Traits { get; init; }

    public bool HasOptedOut { get; init; }

    /// <summary>An active enrollment of that campaign exists.</summary>
    public bool IsIn { get; init; }

    /// <summary>An ended enrollment of that campaign exists.</summary>
    public bool HasFinished { get; init; }

    /// <summary>Enter again what was finished.</summary>
    public bool Again { get; init; }

    /// <summary>An appointment is to come or was kept.</summary>
    public bool HasAppointment { get; init; }

    /// <summary>They wait for a person of the business, or one is talking to them.</summary>
    public bool IsInConversation { get; init; }
}
