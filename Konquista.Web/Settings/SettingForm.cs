using System.ComponentModel.DataAnnotations;
using Konquista.Calendars;
using Konquista.Settings;
using Konquista.Web.Kit;

namespace Konquista.Web.Settings;

/// <summary>What is typed into one card of the settings; of the others it holds what is stored.</summary>
public sealed class SettingForm
{
    public const int Days = 7;

    public int? HumanHoldDays { get; set; }

    public int? UncertainDays { get; set; }

    public int? BookingDays { get; set; }

    public int? PerDay { get; set; }

    public int? PerWeek { get; set; }

    public int? InboxDays { get; set; }

    public int? ImportFileDays { get; set; }

    public int? LeadDays { get; set; }

    /// <summary>Whoever shortens how long leads are kept has seen how many go.</summary>
    public bool Sure { get; set; }

    /// <summary>Monday to Sunday.</summary>
    public IList<DayHours> Window { get; set; } = [];

    [StringLength(6000)]
    public string? ClosedDays { get; set; }

    /// <summary>What the card held when it was opened.</summary>
    [StringLength(20_000)]
    public string? Seen { get; set; }

    /// <summary>As typed; only of what was sent with one card.</summary>
    internal SettingValues Values() => new()
    {
        HumanHoldDays = HumanHoldDays,
        UncertainDays = UncertainDays,
        BookingDays = BookingDays,
        PerDay = PerDay,
        PerWeek = PerWeek,
        InboxDays = InboxDays,
        ImportFileDays = ImportFileDays,
        LeadDays = LeadDays,
        Window = Window.Count == Days
            ? new SendingWindow(Window[0].Hours, Window[1].Hours, Window[2].Hours, Window[3].Hours, Window[4].Hours, Window[5].Hours, Window[6].Hours)
            : null,
        ClosedDays = DayLines.Read(ClosedDays),
    };

    /// <summary>What one card does not hold, as it is stored.</summary>
    internal void Fill(SettingValues stored, SettingSection? typed)
    {
        if (typed is not SettingSection.People)
        {
            (HumanHoldDays, UncertainDays, BookingDays) = (stored.HumanHoldDays, stored.UncertainDays, stored.BookingDays);
        }

        if (typed is not SettingSection.Campaigns || Window.Count != Days)
        {
            (PerDay, PerWeek, Window) = (stored.PerDay, stored.PerWeek, DayHours.Of(stored.Window ?? SendingWindow.Default));
        }

        if (typed is not SettingSection.Closed)
        {
            ClosedDays = DayLines.Write(stored.ClosedDays ?? []);
        }

        if (typed is not SettingSection.Kept)
        {
            (InboxDays, ImportFileDays, LeadDays) = (stored.InboxDays, stored.ImportFileDays, stored.LeadDays);
        }
    }
}
