using Konquista.WhatsApp;

namespace Konquista.Phones;

/// <summary>What a phone has sent today and when last, as its grain counts on from the attempts.</summary>
internal sealed record PhoneUsage(DateTimeOffset? LastClaimAt, DateOnly Day, int ClaimedToday, TimeZoneInfo Zone)
{
    public static PhoneUsage None { get; } = new(null, default, 0, TimeZoneInfo.Utc);

    public PhoneUse Use(DateTimeOffset now) => new(LastClaimAt, LocalDay(now, Zone) == Day ? ClaimedToday : 0, InFlight: 0);

    public static PhoneUsage Of(PhoneFacts phone, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(phone.TimeZone);
        return new(phone.LastClaimAt, LocalDay(now, zone), phone.ClaimsToday, zone);
    }

    public PhonePace Pace(PhoneFacts phone, GatewayAbilities ability) =>
        new(phone.Gap, phone.DailyCap, phone.WarmUpFrom, ability.MaxInFlight, ability.PerSecond, Zone);

    public PhoneUsage Claimed(DateTimeOffset at, int count)
    {
        var day = LocalDay(at, Zone);
        return this with { LastClaimAt = at, Day = day, ClaimedToday = (day == Day ? ClaimedToday : 0) + count };
    }

    private static DateOnly LocalDay(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
