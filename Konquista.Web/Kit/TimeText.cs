using Microsoft.Extensions.Localization;

namespace Konquista.Web.Kit;

/// <summary>How far a moment is from now, in the largest unit that fits: "há 5 min", "em 2 dias".</summary>
public sealed class TimeText(IStringLocalizer<Texts> texts)
{
    public string From(DateTime now, DateTime at)
    {
        var isPast = at < now;
        var size = (at - now).Duration();
        return size.TotalMinutes < 1 ? texts["Time.Now"]
            : size.TotalHours < 1 ? texts[isPast ? "Time.MinutesAgo" : "Time.InMinutes", (int)size.TotalMinutes]
            : size.TotalDays < 1 ? texts[isPast ? "Time.HoursAgo" : "Time.InHours", (int)size.TotalHours]
            : texts[isPast ? "Time.DaysAgo" : "Time.InDays", (int)size.TotalDays];
    }
}
