using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>What is to happen next in one enrollment, and why.</summary>
internal abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The step may go now: it is planned, due at once until the window closes.</summary>
    public sealed record Send(Step Step, DateOnly DayZero, Slot Slot, Upcoming? Next) : Decision;

    /// <summary>A planned message missed its window and gets the next one; a first contact takes day zero with it.</summary>
    public sealed record Move(Guid MessageId, Slot Slot, DateOnly? DayZero) : Decision;

    /// <summary>A planned message is too late; it is skipped and the sequence goes on.</summary>
    public sealed record Expire(Guid MessageId) : Decision;

    /// <summary>A step that does not apply or came too late is written down as skipped.</summary>
    public sealed record Skip(Step Step, DateOnly DayZero, Slot Slot, string Reason) : Decision;

    /// <summary>Nothing before <paramref name="Until"/>. A message of this enrollment may be on its way.</summary>
    public sealed record Wait(DateTimeOffset Until, string Reason, Step? Step) : Decision;

    /// <summary>Nothing now, for a reason that ends by itself or by a person; looked at again at <paramref name="Until"/> if known.</summary>
    public sealed record Hold(string Reason, DateTimeOffset? Until) : Decision;

    /// <summary>Every step is behind.</summary>
    public sealed record Finish : Decision;

    /// <summary>Nothing more is sent in this enrollment.</summary>
    public sealed record Stop(string Reason) : Decision;
}

/// <summary>When a message may leave: from <paramref name="DueAt"/>, before <paramref name="ClosesAt"/> on that local day, never after <paramref name="ExpiresAt"/>.</summary>
internal sealed record Slot(DateOnly LocalDay, DateTimeOffset DueAt, DateTimeOffset ClosesAt, DateTimeOffset ExpiresAt);

/// <summary>The step after, and the moment at which it will be decided.</summary>
internal sealed record Upcoming(Step Step, DateTimeOffset At);

/// <summary>The words in which the planner gives its reasons; they are stored, and resources translate them.</summary>
internal static class Reason
{
    public const string NotYet = "not_yet";
    public const string OutsideWindow = "outside_window";
    public const string OnItsWay = "on_its_way";
    public const string DayTaken = "day_taken";
    public const string WeekTaken = "week_taken";
    public const string OtherCampaignFirst = "other_campaign_first";
    public const string CampaignPaused = "campaign_paused";
    public const string CampaignStopped = "campaign_stopped";
    public const string CampaignNotRunning = "campaign_not_running";
    public const string LeadPaused = "lead_paused";
    public const string HumanConversation = "human_conversation";
    public const string NoPhone = "no_phone";
    public const string PhonePaused = "phone_paused";
    public const string NeverOpen = "never_open";
    public const string Expired = "expired";
    public const string ConditionNotMet = "condition_not_met";
    public const string OptedOut = "opted_out";
    public const string Replied = "replied";
    public const string Booked = "booked";
    public const string Undeliverable = "undeliverable";
    public const string ByHand = "by_hand";
    public const string Erased = "erased";
    public const string Merged = "merged";
    public const string Finished = "finished";
}
