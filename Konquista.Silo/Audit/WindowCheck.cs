using System.Diagnostics.CodeAnalysis;
using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Audit;

/// <summary>Nothing is claimed outside the hours of the version, by the lead's own clock. Days a store closes later do not count against it.</summary>
internal static class WindowCheck
{
    [StringSyntax("sql")]
    private const string SelectVersions = "select id, definition::text from campaign_versions";

    [StringSyntax("sql")]
    private const string SelectClaims = """
        select a.message_id, a.claimed_at, zone_at(l.id, a.claimed_at, l.time_zone), e.version_id
        from attempts a
        join messages m on m.id = a.message_id and m.month = a.month
        join leads l on l.id = m.lead_id
        join enrollments e on e.id = m.enrollment_id
        where m.kind = 'step'
        """;

    private static readonly AuditCheck Check = new(
        AuditGroup.OutsideWindow, "outsideWindow", "nothing is claimed outside the lead's window, on Sundays or on holidays", SelectClaims);

    public static async Task<AuditFinding> Find(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var versions = await Versions(connection, cancellation);
        var calendars = new Dictionary<(Guid, string), SendingCalendar>();
        var ids = new List<string>();
        var count = 0L;
        await using var command = connection.Command(Check.Sql);
        command.CommandTimeout = AuditRun.TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var key = (rows.GetGuid(3), rows.GetString(2));
            if (!calendars.TryGetValue(key, out var calendar))
            {
                calendars[key] = calendar = Calendar(versions[key.Item1], key.Item2);
            }

            if (!IsOpen(calendar, rows.GetFieldValue<DateTimeOffset>(1)) && ++count <= AuditFinding.MostIds)
            {
                ids.Add(rows.GetGuid(0).ToString());
            }
        }

        return Check.Found(count, ids);
    }

    private static bool IsOpen(SendingCalendar calendar, DateTimeOffset at) =>
        calendar.Window(calendar.LocalDay(at)) is { } window && window.Opens <= at && at < window.Closes;

    private static SendingCalendar Calendar(CampaignVersion version, string zone) =>
        new(version.Window, TimeZoneInfo.FindSystemTimeZoneById(zone)) { ObservesHolidays = !version.Holidays };

    private static async Task<Dictionary<Guid, CampaignVersion>> Versions(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(SelectVersions);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var versions = new Dictionary<Guid, CampaignVersion>();
        while (await rows.ReadAsync(cancellation))
        {
            versions[rows.GetGuid(0)] = Json.Read<CampaignVersion>(rows.GetString(1));
        }

        return versions;
    }
}
