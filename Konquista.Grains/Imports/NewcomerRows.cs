using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Phones;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Imports;

/// <summary>The rows of a chunk's new leads: leads and their numbers, enrollments, the reminders that wake them, and the facts.</summary>
internal sealed class NewcomerRows(NpgsqlConnection connection, ImportRow import, ImportSetup setup)
{
    [StringSyntax("sql")]
    private const string Leads = """
        copy leads (id, name, first_name, phone, area_code, state, region, time_zone, store_id, tags, source, entry, captured_at, note)
        from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string Identities = """
        copy lead_identities (kind, value, lead_id, given, learnt_from, learnt_at) from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string Enrollments = """
        copy enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, not_before, next_step, next_at, import_id)
        from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string Reminders = """
        copy orleans.reminder (service, grain, name, start, period, hash) from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string Feed = """
        copy feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, import_id, actor, data) from stdin (format binary)
        """;

    public async Task Write(IReadOnlyCollection<Newcomer> newcomers, CancellationToken cancellation)
    {
        var enrolled = newcomers.Where(newcomer => newcomer.Enrollment is not null).ToArray();
        await connection.Copy(Leads, newcomers, Lead, cancellation);

        // In one order in every import, so that two of them cannot wait for each other.
        await connection.Copy(Identities, [.. newcomers.SelectMany(Numbers).OrderBy(number => number.Phone.Digits, StringComparer.Ordinal)], Identity, cancellation);
        await connection.Copy(Enrollments, enrolled, Enrollment, cancellation);
        await connection.Copy(Reminders, enrolled, Reminder, cancellation);
        await connection.Copy(Feed, newcomers, Captured, cancellation);
        await connection.Copy(Feed, enrolled, Started, cancellation);
    }

    private const NpgsqlDbType TextArray = NpgsqlDbType.Array | Text;

    private (object?, NpgsqlDbType)[] Lead(Newcomer lead)
    {
        var area = lead.Person.Phone.AreaCode;
        return
        [
            (lead.Id, Uuid), (lead.Name.Display ?? "", Text), (lead.Name.First, Text), (lead.Person.Phone.E164, Text),
            (area?.Code, Text), (area?.State, Text), (area?.Region, Text), (lead.TimeZone, Text), (lead.Store?.Id, Uuid),
            (lead.Tags.ToArray(), TextArray), (LeadSource.Import, Text), (Words.Of(lead.Entry), Text), (setup.Now, TimestampTz),
            (lead.Person.Note, Text),
        ];
    }

    private static IEnumerable<(Newcomer Lead, PhoneNumber Phone, string Given)> Numbers(Newcomer lead) => lead.Other is { } other
        ? [(lead, lead.Person.Phone, lead.Person.Line.Phone), (lead, other, lead.Person.Line.OtherPhone)]
        : [(lead, lead.Person.Phone, lead.Person.Line.Phone)];

    private (object?, NpgsqlDbType)[] Identity((Newcomer Lead, PhoneNumber Phone, string Given) number) =>
        [("phone", Text), (number.Phone.E164, Text), (number.Lead.Id, Uuid), (number.Given, Text), (LeadSource.Import, Text), (setup.Now, TimestampTz)];

    private (object?, NpgsqlDbType)[] Enrollment(Newcomer lead)
    {
        var enrollment = lead.Enrollment!;
        var month = new DateOnly(setup.Now.UtcDateTime.Year, setup.Now.UtcDateTime.Month, 1);
        return
        [
            (enrollment.Id, Uuid), (lead.Id, Uuid), (enrollment.CampaignId, Uuid), (enrollment.VersionId, Uuid), ("active", Text),
            (setup.Now, TimestampTz), (month, Date), (enrollment.NotBefore, Date), (enrollment.NextStep, Text),
            (enrollment.NextAt, TimestampTz), (import.Id, Uuid),
        ];
    }

    private (object?, NpgsqlDbType)[] Reminder(Newcomer lead)
    {
        var reminder = LeadReminder.Of(lead.Id);
        return
        [
            (LeadReminder.ServiceId, Text), (reminder.Grain, Text), (LeadGrain.Next, Text), (lead.Enrollment!.WakesAt, TimestampTz),
            ((long)setup.ReminderRetry.TotalMilliseconds, Bigint), (reminder.Hash, Integer),
        ];
    }

    private (object?, NpgsqlDbType)[] Captured(Newcomer lead) => Fact("lead.captured", lead, enrollment: null, Json.Of(new { reason = Words.Of(lead.Entry) }));

    private (object?, NpgsqlDbType)[] Started(Newcomer lead) => Fact("enrollment.started", lead, lead.Enrollment, data: null);

    private (object?, NpgsqlDbType)[] Fact(string kind, Newcomer lead, NewEnrollment? enrollment, string? data) =>
    [
        (setup.Now, TimestampTz), (kind, Text), (lead.Id, Uuid), (0, Integer),
        (enrollment?.Id, Uuid), (enrollment?.CampaignId, Uuid), (import.Id, Uuid), (LeadSource.Import, Text), (data, Jsonb),
    ];
}
