using System.Diagnostics.CodeAnalysis;
using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Entries;

/// <summary>Writes people into leads, and leads into campaigns.</summary>
internal sealed class LeadEntries(NpgsqlDataSource db, SuppressionList suppressed)
{
    [StringSyntax("sql")]
    private const string InsertLead = """
        insert into leads (id, name, first_name, phone, area_code, state, region, time_zone, store_id, tags, source, entry, captured_at,
          opted_out_at, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, product_clock_timestamp(), case when $13 then product_clock_timestamp() end,
          $14)
        """;

    [StringSyntax("sql")]
    private const string InsertNumber = """
        insert into lead_identities (kind, value, lead_id, given, learnt_from) values ('phone', $1, $2, $3, $4)
        """;

    [StringSyntax("sql")]
    private const string ClaimAppointments = """
        with a as (
          update appointments set lead_id = $1 where phone = $2 and lead_id is null
          returning appointment_counts(status, coalesce(starts_at, created_at)) as counts
        )
        select coalesce(bool_or(counts), false) from a
        """;

    [StringSyntax("sql")]
    private const string InsertAlias = """
        with o as (
          select i.lead_id from lead_identities i where i.value = $2 and i.lead_id <> $3 limit 1
        ), told as (
          insert into merge_suggestions (a, b, reason) select least($3, o.lead_id), greatest($3, o.lead_id), 'wa_id' from o on conflict do nothing
        )
        insert into lead_identities (kind, value, lead_id, learnt_from) values ($1, $2, $3, $4) on conflict do nothing
        """;

    [StringSyntax("sql")]
    private const string InsertEnrollment = """
        insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, not_before, next_step, next_at, import_id)
        values ($1, $2, $3, $4, 'active', product_clock_timestamp(), $5, $6, $7, $8, $9)
        """;

    [StringSyntax("sql")]
    private const string WriteFact = """
        insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, import_id, actor, data)
        values (product_clock_timestamp(), $2, $1, $3, $4, $5, $6, $7, $8::jsonb)
        """;

    [StringSyntax("sql")]
    private const string UniteLead = """
        update leads
        set tags = $2,
            name = case when name = '' or ($7 and $3 <> '') then $3 else name end,
            first_name = case when $7 and $3 <> '' then $4 else coalesce(first_name, $4) end,
            store_id = case when $7 then coalesce($5, store_id) else coalesce(store_id, $5) end,
            note = case when note = '' or ($7 and $8 <> '') then $8 else note end,
            entry = $6
        where id = $1
        """;

    // An import can be undone: what it found and what it left is written down with what it does.
    [StringSyntax("sql")]
    private const string KeepBefore = "select import_before($1, $2)";

    [StringSyntax("sql")]
    private const string KeepAfter = "select import_after($1, $2)";

    /// <summary>Writes a new lead, enrolled or not, unless what was decided on has changed meanwhile.</summary>
    public async Task<Creation> Create(LeadDraft draft, NewLead person, Entry entry, Enrolling? enrolling)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await Write(connection, draft, person, entry, enrolling);
            if (draft.Phone.Length > 0 && await suppressed.Bars(connection, draft.Phone, draft.Source))
            {
                return Creation.Suppressed;
            }

            if (draft.Phone.Length > 0 && await ClaimsBooking(connection, draft) && enrolling is not null)
            {
                return Creation.Booked;
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Creation.Taken;
        }

        await transaction.CommitAsync();
        return Creation.Written;
    }

    /// <summary>What a source adds to a known lead; missing things are filled in, and nothing known is overwritten unless the source replaces it.</summary>
    public static LeadChange Unite(LeadChange change, LeadDraft draft, NewLead person, IReadOnlyList<string> tags, Entry entry, Enrolling? enrolling)
    {
        if (person.ImportId is { } import)
        {
            change.Then(KeepBefore, import, draft.Id);
        }

        change.Then(UniteLead, draft.Id, tags.ToArray(), draft.Name, draft.FirstName, draft.StoreId, Words.Of(entry), person.Replaces, person.Note);
        foreach (var alias in person.Aliases)
        {
            change.Then(InsertAlias, alias.Kind, alias.Value, draft.Id, draft.Source);
        }

        change.Then(WriteFact, draft.Id, "lead.updated", change.NewVersion, null, null, person.ImportId, draft.Source,
            Json.Of(new { reason = Words.Of(entry) }));
        foreach (var (sql, values) in CaptureTrail.Of(draft.Id, person, created: false, entry).Concat(OtherNumbers.Of(draft.Id, person)))
        {
            change.Then(sql, values);
        }

        return Enroll(person.ImportId is { } imported ? change.Then(KeepAfter, imported, draft.Id) : change, enrolling);
    }

    public static LeadChange Enroll(LeadChange change, Enrolling? enrolling) =>
        enrolling is not { } e
            ? change
            : change.Then(InsertEnrollment, e.Values)
                .Then(WriteFact, change.LeadId, "enrollment.started", change.NewVersion, e.Id, e.CampaignId, e.ImportId, e.By, null);

    private static async Task Write(NpgsqlConnection connection, LeadDraft draft, NewLead person, Entry entry, Enrolling? enrolling)
    {
        await connection.Execute(InsertLead, draft.Id, draft.Name, draft.FirstName, draft.Phone, draft.AreaCode, draft.State,
            draft.Region, draft.TimeZone, draft.StoreId, draft.Tags.ToArray(), draft.Source, Words.Of(entry), draft.IsOptedOut, person.Note);
        if (draft.Phone.Length > 0)
        {
            await connection.Execute(InsertNumber, draft.Phone, draft.Id, person.GivenPhone, draft.Source);
        }

        foreach (var alias in person.Aliases)
        {
            await connection.Execute(InsertAlias, alias.Kind, alias.Value, draft.Id, draft.Source);
        }

        await connection.Execute(WriteFact, draft.Id, "lead.captured", 0, null, null, person.ImportId, draft.Source,
            Json.Of(new { reason = Words.Of(entry) }));
        foreach (var (sql, values) in CaptureTrail.Of(draft.Id, person, created: true, entry).Concat(OtherNumbers.Of(draft.Id, person)))
        {
            await connection.Execute(sql, values);
        }

        await Enroll(connection, enrolling, 0);
    }

    // Last, so that as little as may be comes between this look and the commit.
    private static async Task<bool> ClaimsBooking(NpgsqlConnection connection, LeadDraft draft)
    {
        await using var command = connection.Command(ClaimAppointments, draft.Id, draft.Phone);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task Enroll(NpgsqlConnection connection, Enrolling? enrolling, int version)
    {
        if (enrolling is { } e)
        {
            await connection.Execute(InsertEnrollment, e.Values);
            await connection.Execute(WriteFact, e.LeadId, "enrollment.started", version, e.Id, e.CampaignId, e.ImportId, e.By, null);
        }
    }
}

/// <summary>What became of a new lead; nothing is written but in the first case.</summary>
internal enum Creation
{
    Written,

    /// <summary>The number belongs to somebody else already.</summary>
    Taken,

    /// <summary>Nobody may write to the person.</summary>
    Suppressed,

    /// <summary>A booking came in after it was decided to enroll them.</summary>
    Booked,
}

/// <summary>An enrollment about to be written, and when its first step will be looked at.</summary>
internal sealed record Enrolling(
    Guid Id, Guid LeadId, Guid CampaignId, Guid VersionId, DateOnly Month, DateOnly? NotBefore, string? FirstStep, DateTimeOffset? FirstAt,
    Guid? ImportId, string By)
{
    public object?[] Values => [Id, LeadId, CampaignId, VersionId, Month, NotBefore, FirstStep, FirstAt, ImportId];

    public static Enrolling Of(
        Guid leadId, Guid campaignId, Guid versionId, CampaignVersion version, string timeZone, DateOnly? notBefore, DateTimeOffset now,
        Guid? importId, string by)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var calendar = new SendingCalendar(version.Window, zone) { ObservesHolidays = !version.Holidays };
        var from = notBefore is { } day && day > calendar.LocalDay(now)
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone))
            : now;
        return new(Guid.CreateVersion7(), leadId, campaignId, versionId, MonthOf(now), notBefore,
            version.Steps.Count > 0 ? version.Steps[0].Id : null, calendar.FirstMoment(from), importId, by);
    }

    /// <summary>The ledger's partition for what begins at an instant.</summary>
    public static DateOnly MonthOf(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
}
