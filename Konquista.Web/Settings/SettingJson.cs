using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Konquista.Calendars;
using Konquista.Settings;

namespace Konquista.Web.Settings;

/// <summary>Settings as they are stored and as a form carries what its reader has seen.</summary>
internal static class SettingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(SettingValues values) => JsonSerializer.Serialize(values, Options);

    /// <summary>Nothing at all when it cannot be read: then whatever is stored is something else.</summary>
    public static SettingValues Read(string? written)
    {
        try
        {
            return JsonSerializer.Deserialize<SettingValues>(written ?? "{}", Options) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public static SettingValues Of(IReadOnlyDictionary<string, string> rows) => new()
    {
        HumanHoldDays = Number(rows, Setting.HumanHold),
        UncertainDays = Number(rows, Setting.Uncertain),
        BookingDays = Number(rows, Setting.Booking),
        PerDay = Number(rows, Setting.PerDay),
        PerWeek = Number(rows, Setting.PerWeek),
        InboxDays = Number(rows, Setting.Inbox),
        ImportFileDays = Number(rows, Setting.ImportFile),
        LeadDays = Number(rows, Setting.Lead),
        Window = JsonSerializer.Deserialize<SendingWindow>(rows[Setting.Window], Options),
        ClosedDays = JsonSerializer.Deserialize<DateOnly[]>(rows[Setting.ClosedDays], Options),
    };

    private static int Number(IReadOnlyDictionary<string, string> rows, Setting setting) =>
        int.Parse(rows[setting.Key], NumberStyles.Integer, CultureInfo.InvariantCulture);
}
