using System.ComponentModel;
using GraphQL;
using Konquista.Settings;
using Konquista.Web.Accounts;
using Konquista.Web.Settings;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>What the business decides for the whole installation, as the schema shows it.</summary>
[May(Permission.Settings)]
[Name("Settings")]
[Description("What the business decides for the whole installation.")]
internal sealed class SettingsNode(SettingValues values)
{
    [Description("All of it as you read it; give it with saveSettings.")]
    public string Seen => SettingJson.Write(values);

    [Description("Days for which campaigns leave a person alone after somebody of the business answered them.")]
    public int? HumanHoldDays => values.HumanHoldDays;

    [Description("Days after which a message that nothing settled is closed as uncertain.")]
    public int? UncertainDays => values.UncertainDays;

    [Description("Days for which a booking keeps its person out of campaigns after its date.")]
    public int? BookingDays => values.BookingDays;

    [Description("Most messages of new campaigns to one person on one day.")]
    public int? PerDay => values.PerDay;

    [Description("Most messages of new campaigns to one person in seven days.")]
    public int? PerWeek => values.PerWeek;

    [Description("Days for which what providers reported is kept as they wrote it.")]
    public int? InboxDays => values.InboxDays;

    [Description("Days for which the bytes and refused lines of an imported file are kept.")]
    public int? ImportFileDays => values.ImportFileDays;

    [Description("Days for which a lead of whom nothing is heard is kept; 0 keeps all.")]
    public int? LeadDays => values.LeadDays;

    [Description("The hours in which new campaigns send at first; a day that is not there is closed.")]
    public IEnumerable<WeekdayHours> Window => WeekdayHours.Of(values.Window);

    [Description("Days on which nothing is sent for any unit.")]
    public IReadOnlyList<DateOnly> ClosedDays => values.ClosedDays ?? [];
}
