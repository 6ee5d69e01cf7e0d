using System.Collections.Frozen;
using static Konquista.WhatsApp.SendClass;

namespace Konquista.WhatsApp;

/// <summary>What each error code of the Cloud API means, whether it comes with the answer or later with a status.</summary>
/// <remarks>Source: Meta's page of error codes; the waits are Meta's where it names one.</remarks>
internal static class CloudApiErrors
{
    /// <summary>The person has no WhatsApp, an old one, or blocked us; Meta does not say which.</summary>
    public const int Undeliverable = 131026;

    /// <summary>The person stopped marketing messages of this business.</summary>
    public const int OptedOut = 131050;

    private const int InvalidParameter = 100;
    private const int UnknownNumberSubcode = 33;

    private static readonly FrozenDictionary<int, (SendClass Class, TimeSpan? Wait)> Known =
        new Dictionary<int, (SendClass Class, TimeSpan? Wait)>
        {
            [0] = (PhoneStopped, null),
            [1] = (Uncertain, null),
            [2] = (TryLater, null),
            [3] = (PhoneStopped, null),
            [4] = (TryLater, TimeSpan.FromMinutes(1)),
            [10] = (PhoneStopped, null),
            [33] = (PhoneStopped, null),
            [InvalidParameter] = (Refused, null),
            [190] = (PhoneStopped, null),
            [368] = (PhoneStopped, null),
            [80007] = (TryLater, TimeSpan.FromMinutes(1)),
            [130429] = (TryLater, TimeSpan.FromSeconds(2)),
            [130472] = (Refused, null),
            [130497] = (LeadUnreachable, null),
            [131000] = (Uncertain, null),
            [131005] = (PhoneStopped, null),
            [131008] = (Refused, null),
            [131009] = (Refused, null),
            [131016] = (TryLater, null),
            [131021] = (LeadUnreachable, null),
            [Undeliverable] = (LeadUnreachable, null),
            [131030] = (Refused, null),
            [131031] = (PhoneStopped, null),
            [131037] = (PhoneStopped, null),
            [131042] = (PhoneStopped, null),
            [131045] = (PhoneStopped, null),
            [131047] = (Refused, null),
            [131048] = (PhoneStopped, TimeSpan.FromHours(4)),
            [131049] = (TryLater, TimeSpan.FromHours(24)),
            [OptedOut] = (LeadOptedOut, null),
            [131051] = (Refused, null),
            [131052] = (TryLater, null),
            [131053] = (Refused, null),
            [131055] = (Refused, null),
            [131056] = (PairLimited, TimeSpan.FromSeconds(6)),
            [131057] = (TryLater, TimeSpan.FromMinutes(5)),
            [131062] = (Refused, null),
            [131063] = (CampaignPaused, null),
            [131064] = (CampaignPaused, null),
            [132000] = (CampaignPaused, null),
            [132001] = (CampaignPaused, null),
            [132005] = (Refused, null),
            [132007] = (CampaignPaused, null),
            [132008] = (Refused, null),
            [132012] = (Refused, null),
            [132015] = (CampaignPaused, TimeSpan.FromHours(3)),
            [132016] = (CampaignPaused, null),
            [132018] = (Refused, null),
            [132068] = (Refused, null),
            [132069] = (TryLater, TimeSpan.FromHours(1)),
            [133000] = (TryLater, TimeSpan.FromMinutes(5)),
            [133004] = (TryLater, null),
            [133005] = (PhoneStopped, null),
            [133006] = (PhoneStopped, null),
            [133008] = (PhoneStopped, null),
            [133009] = (PhoneStopped, null),
            [133010] = (PhoneStopped, null),
            [133015] = (TryLater, TimeSpan.FromMinutes(5)),
            [133016] = (PhoneStopped, TimeSpan.FromHours(72)),
            [134011] = (CampaignPaused, null),
            [134100] = (CampaignPaused, null),
            [134101] = (TryLater, TimeSpan.FromMinutes(10)),
            [134102] = (CampaignPaused, null),
            [135000] = (Refused, null),
            [137000] = (LeadUnreachable, null),
            [2494100] = (TryLater, TimeSpan.FromMinutes(5)),
        }.ToFrozenDictionary();

    /// <summary>All codes that have a line of their own; 200 to 299 share one.</summary>
    public static IReadOnlyCollection<int> Codes => Known.Keys;

    public static (SendClass Class, TimeSpan? Wait) Classify(int code, int? subcode, int httpStatus) => code switch
    {
        InvalidParameter when subcode is UnknownNumberSubcode => (PhoneStopped, null),
        >= 200 and <= 299 => (PhoneStopped, null),
        _ when Known.TryGetValue(code, out var known) => known,
        _ when httpStatus == 429 => (TryLater, null),
        _ when httpStatus is >= 400 and < 500 => (Refused, null),
        _ => (Uncertain, null),
    };
}
