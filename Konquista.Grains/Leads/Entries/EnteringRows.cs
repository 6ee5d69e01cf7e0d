using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Leads.Entries;

/// <summary>The rows of many new leads: leads and their numbers, enrollments, the reminders that wake them, and the facts.</summary>
internal sealed class EnteringRows(NpgsqlConnection connection, BusinessFacts business)
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

    private const NpgsqlDbType TextArray = NpgsqlDbType.Array | Text;

    public async Task Write(IReadOnlyCollection<EnteringLead> leads, CancellationToken cancellation)
    {
        var enrolled = leads.Where(lead => lead.Enrolling is not null).ToArray();
        await connection.Copy(Leads, leads, Lead, cancellation);

        // In one order whoever writes, so that two of them cannot wait for each other.
        await connection.Copy(
            Identities, [.. leads.SelectMany(Numbers).OrderBy(number => number.Phone.Digits, StringComparer.Ordinal)], Identity, cancellation);
        await connection.Copy(Enrollments, enrolled, Enrollment, cancellation);
        await connection.Copy(Reminders, [.. enrolled.Where(lead => lead.WakesAt is not null)], Reminder, cancellation);
        await connection.Copy(Feed, leads, Captured, cancellation);
        await connection.Copy(Feed, enrolled, Started, cancellation);
    }

    private (object?, NpgsqlDbType)[] Lead(EnteringLead lead)
    {
        var draft = lead.Draft;
        return
        [
            (draft.Id, Uuid), (draft.Name, Text), (draft.FirstName, Text), (draft.Phone, Text),
            (draft.AreaCode, Text), (draft.State, Text), (draft.Region, Text), (draft.TimeZone, Text), (draft.StoreId, Uuid),
            (draft.Tags.ToArray(), TextArray), (draft.Source, Text), (Words.Of(lead.Entry), Text), (business.Now, TimestampTz),
            (lead.Note, Text),
        ];
    }

    private static IEnumerable<(EnteringLead Lead, PhoneNumber Phone, string Given)> Numbers(EnteringLead lead) =>
        lead.Numbers.Select(number => (lead, number.Phone, number.Given));

    private (object?, NpgsqlDbType)[] Identity((EnteringLead Lead, PhoneNumber Phone, string Given) number) =>
    [
        ("phone", Text), (number.Phone.E164, Text), (number.Lead.Draft.Id, Uuid), (number.Given, Text),
        (number.Lead.Draft.Source, Text), (business.Now, TimestampTz),
    ];

    private (object?, NpgsqlDbType)[] Enrollment(EnteringLead lead)
    {
        var enrolling = lead.Enrolling!;
        return
        [
            (enrolling.Id, Uuid), (enrolling.LeadId, Uuid), (enrolling.CampaignId, Uuid), (enrolling.VersionId, Uuid), ("active", Text),
            (business.Now, TimestampTz), (enrolling.Month, Date), (enrolling.NotBefore, Date), (enrolling.FirstStep, Text),
            (enrolling.FirstAt, TimestampTz), (enrolling.ImportId, Uuid),
        ];
    }

    private (object?, NpgsqlDbType)[] Reminder(EnteringLead lead)
    {
        var reminder = LeadReminder.Of(lead.Draft.Id);
        return
        [
            (LeadReminder.ServiceId, Text), (reminder.Grain, Text), (LeadGrain.Next, Text), (lead.WakesAt, TimestampTz),
            ((long)business.ReminderRetry.TotalMilliseconds, Bigint), (reminder.Hash, Integer),
        ];
    }

    private (object?, NpgsqlDbType)[] Captured(EnteringLead lead) => Fact("lead.captured", lead, enrolling: null, Json.Of(new { reason = Words.Of(lead.Entry) }));

    private (object?, NpgsqlDbType)[] Started(EnteringLead lead) => Fact("enrollment.started", lead, lead.Enrolling, data: null);

    private (object?, NpgsqlDbType)[] Fact(string kind, EnteringLead lead, Enrolling? enrolling, string? data) =>
    [
        (business.Now, TimestampTz), (kind, Text), (lead.Draft.Id, Uuid), (0, Integer),
        (enrolling?.Id, Uuid), (enrolling?.CampaignId, Uuid), (lead.ImportId, Uuid), (lead.Draft.Source, Text), (data, Jsonb),
    ];
}
