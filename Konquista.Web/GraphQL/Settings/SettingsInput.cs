using System.ComponentModel;
using Konquista.Settings;
using Konquista.Web.Kit;
using Konquista.Web.Settings;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>Settings as a program writes them.</summary>
[Description("Settings to change; what is left out stays as it is.")]
internal sealed record SettingsInput
{
    [Description("What Settings.seen said when you read them.")]
    public required string Seen { get; init; }

    [Description("0 to 60.")]
    public int? HumanHoldDays { get; init; }

    [Description("1 to 60.")]
    public int? UncertainDays { get; init; }

    [Description("0 to 365.")]
    public int? BookingDays { get; init; }

    [Description("1 to 10, and not more than perWeek.")]
    public int? PerDay { get; init; }

    [Description("1 to 50.")]
    public int? PerWeek { get; init; }

    [Description("7 to 3650.")]
    public int? InboxDays { get; init; }

    [Description("1 to 3650.")]
    public int? ImportFileDays { get; init; }

    [Description("0 to 3650; 0 keeps all.")]
    public int? LeadDays { get; init; }

    [Description("True to save leadDays although leads are erased by it.")]
    public bool Sure { get; init; }

    [Description("The hours in which new campaigns send at first; a day that is not there is closed.")]
    public IReadOnlyList<HoursInput>? Window { get; init; }

    [Description("Days on which nothing is sent for any unit; at most 400.")]
    public IReadOnlyList<DateOnly>? ClosedDays { get; init; }

    /// <summary>All cards of the site's page, with what is stored where nothing is given.</summary>
    public SettingForm ToForm(SettingValues stored)
    {
        var form = new SettingForm { Seen = Seen, Sure = Sure };
        form.Fill(stored, typed: null);
        form.HumanHoldDays = HumanHoldDays ?? form.HumanHoldDays;
        form.UncertainDays = UncertainDays ?? form.UncertainDays;
        form.BookingDays = BookingDays ?? form.BookingDays;
        form.PerDay = PerDay ?? form.PerDay;
        form.PerWeek = PerWeek ?? form.PerWeek;
        form.InboxDays = InboxDays ?? form.InboxDays;
        form.ImportFileDays = ImportFileDays ?? form.ImportFileDays;
        form.LeadDays = LeadDays ?? form.LeadDays;
        form.Window = Window is null ? form.Window : [.. Enum.GetValues<Weekday>().Select(HoursOn)];
        form.ClosedDays = ClosedDays is null ? form.ClosedDays : DayLines.Write(ClosedDays);
        return form;
    }

    /// <summary>Only what is given, as the form has it.</summary>
    public SettingValues Given(SettingForm form) => new()
    {
        HumanHoldDays = HumanHoldDays,
        UncertainDays = UncertainDays,
        BookingDays = BookingDays,
        PerDay = PerDay,
        PerWeek = PerWeek,
        InboxDays = InboxDays,
        ImportFileDays = ImportFileDays,
        LeadDays = LeadDays,
        Window = Window is null ? null : form.Values().Window,
        ClosedDays = ClosedDays is null ? null : form.Values().ClosedDays,
    };

    private DayHours HoursOn(Weekday day) => Window!.FirstOrDefault(hours => hours.Day == day) is { } found
        ? new() { IsOpen = true, Opens = found.Opens, Closes = found.Closes }
        : new();
}
