using Konquista.Settings;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Settings;

/// <summary>Says to a card of the settings what is wrong with it, and what somebody else has meanwhile saved.</summary>
internal static class SettingChecks
{
    /// <summary>True when what was typed may be saved.</summary>
    public static bool Check(this ModelStateDictionary state, SettingForm form, SettingSection section, IStringLocalizer<Texts> texts)
    {
        foreach (var (field, setting, value) in Fields(form, section))
        {
            if (value is null)
            {
                state.TryAddModelError($"Form.{field}", texts["Input.Required"]);
            }
            else if (!setting.Allows(value.Value))
            {
                state.AddModelError($"Form.{field}", texts["Input.OutOfRange", "", setting.Least, setting.Most]);
            }
        }

        if (section == SettingSection.Campaigns)
        {
            CheckHours(state, form, texts);
        }

        if (section == SettingSection.Closed && form.Values().ClosedDays is not { Count: <= SettingValues.MostClosedDays })
        {
            state.AddModelError("Form.ClosedDays", texts["Stores.NoDay"]);
        }

        return state.IsValid;
    }

    public static Conflict Against(this SettingValues typed, SettingValues stored, Words words, IStringLocalizer<Texts> texts) => new(
    [
        .. typed.Numbers().Select(number => new ConflictLine(
            words.Setting(number.Key.Key), Shown(stored.Numbers(), number.Key), number.Value.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)))
            .Append(new(words.Setting(Setting.Window), Hours(stored, texts), typed.Window is null ? Hours(stored, texts) : Hours(typed, texts)))
            .Append(new(words.Setting(Setting.ClosedDays), Closed(stored), typed.ClosedDays is null ? Closed(stored) : Closed(typed)))
            .Where(line => line.Theirs != line.Yours),
    ]);

    private static void CheckHours(ModelStateDictionary state, SettingForm form, IStringLocalizer<Texts> texts)
    {
        for (var day = 0; day < form.Window.Count; day++)
        {
            if (!form.Window[day].IsSound)
            {
                state.TryAddModelError($"Form.Window[{day}].Closes", texts["Settings.WrongHours"]);
            }
        }

        if (form.Window.Count != SettingForm.Days || form.Window.All(hours => !hours.IsOpen))
        {
            state.AddModelError("", texts["Settings.NeverOpen"]);
        }

        if (form.PerDay > form.PerWeek)
        {
            state.TryAddModelError("Form.PerWeek", texts["Settings.WeekBelowDay"]);
        }
    }

    private static (string Field, Setting Setting, int? Value)[] Fields(SettingForm form, SettingSection section) => section switch
    {
        SettingSection.People =>
        [
            (nameof(form.HumanHoldDays), Setting.HumanHold, form.HumanHoldDays), (nameof(form.UncertainDays), Setting.Uncertain, form.UncertainDays),
            (nameof(form.BookingDays), Setting.Booking, form.BookingDays),
        ],
        SettingSection.Campaigns => [(nameof(form.PerDay), Setting.PerDay, form.PerDay), (nameof(form.PerWeek), Setting.PerWeek, form.PerWeek)],
        SettingSection.Kept => [(nameof(form.InboxDays), Setting.Inbox, form.InboxDays), (nameof(form.ImportFileDays), Setting.ImportFile, form.ImportFileDays),
            (nameof(form.LeadDays), Setting.Lead, form.LeadDays)],
        _ => [],
    };

    private static string Shown(IReadOnlyList<KeyValuePair<Setting, int>> numbers, Setting setting) =>
        numbers.First(number => number.Key == setting).Value.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);

    private static string Closed(SettingValues values) => DayLines.Write(values.ClosedDays ?? []).ReplaceLineEndings(", ");

    private static string Hours(SettingValues values, IStringLocalizer<Texts> texts) => values.Window is not { } window ? "" : string.Join(", ",
        DayHours.Of(window).Select((day, index) => day.IsOpen
            ? $"{Weekdays.Short(index)} {day.Opens:HH\\:mm}–{day.Closes:HH\\:mm}"
            : $"{Weekdays.Short(index)} {texts["Settings.ClosedDay"]}"));
}
