using System.Diagnostics.CodeAnalysis;
using Konquista.Campaigns;
using Konquista.Messages;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Reads all that deciding needs of a lead, many leads in one round trip when many are due.</summary>
internal sealed class LeadReader
{
    [StringSyntax("sql")]
    private const string SelectLeads = """
        select l.id, l.version, l.name, l.first_name, l.phone, l.time_zone, l.state, l.region, l.tags, l.source, l.store_id,
               s.name, s.closed_days || (select closed_everywhere()), l.phone_id, l.opted_out_at, l.paused_at, l.human_until,
               l.undeliverable, l.erased_at, l.merged_into
        from leads l
        left join stores s on s.id = l.store_id
        where l.id = any ($1)
        """;

    [StringSyntax("sql")]
    private const string SelectEnrollments = """
        select e.lead_id, e.id, e.campaign_id, e.version_id, c.state, c.priority, e.entered_at, e.month, e.not_before, e.day_zero,
               e.next_at, e.hold
        from enrollments e
        join campaigns c on c.id = e.campaign_id
        where e.lead_id = any ($1) and e.state = 'active'
        """;

    [StringSyntax("sql")]
    private const string SelectMessages = """
        select m.lead_id, m.id, m.month, m.enrollment_id, m.step, m.state, m.local_day, m.due_at, m.closes_at, m.expires_at,
               m.claimed_at, m.reason
        from messages m
        where m.lead_id = any ($1)
          and (m.local_day > (select (product_now() - interval '8 days')::date)
            or m.enrollment_id in (select e.id from enrollments e where e.lead_id = any ($1) and e.state = 'active'))
        """;

    private readonly Gathered<Guid, LeadFacts?> _reads;
    private readonly NpgsqlDataSource _db;

    public LeadReader(NpgsqlDataSource db)
    {
        _db = db;
        _reads = new(Read, most: 200, lanes: 3);
    }

    /// <summary>The lead as committed now; null when there is none.</summary>
    public Task<LeadFacts?> Find(Guid id) => _reads.Ask(id);

    private async Task<IReadOnlyList<LeadFacts?>> Read(IReadOnlyList<Guid> asked)
    {
        var ids = asked.Distinct().ToArray();
        await using var batch = _db.CreateBatch();
        foreach (var sql in (ReadOnlySpan<string>)[SelectLeads, SelectEnrollments, SelectMessages])
        {
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = ids } } });
        }

        await using var rows = await batch.ExecuteReaderAsync();
        var leads = new Dictionary<Guid, LeadFacts>(ids.Length);
        while (await rows.ReadAsync())
        {
            leads[rows.GetGuid(0)] = Lead(rows);
        }

        await rows.NextResultAsync();
        var enrollments = await Grouped(rows, Enrollment);
        await rows.NextResultAsync();
        var messages = await Grouped(rows, Message);
        return [.. asked.Select(id => leads.TryGetValue(id, out var lead)
            ? lead with { Enrollments = enrollments.GetValueOrDefault(id) ?? [], Messages = messages.GetValueOrDefault(id) ?? [] }
            : null)];
    }

    private static async Task<Dictionary<Guid, List<T>>> Grouped<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var groups = new Dictionary<Guid, List<T>>();
        while (await rows.ReadAsync())
        {
            var lead = rows.GetGuid(0);
            if (!groups.TryGetValue(lead, out var group))
            {
                groups[lead] = group = [];
            }

            group.Add(read(rows));
        }

        return groups;
    }

    private static LeadFacts Lead(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Version = row.GetInt32(1),
        Name = row.GetString(2),
        FirstName = row.ValueOrNull<string>(3),
        Phone = row.GetString(4),
        TimeZone = row.GetString(5),
        State = row.ValueOrNull<string>(6),
        Region = row.ValueOrNull<string>(7),
        Tags = row.GetFieldValue<string[]>(8),
        Source = row.GetString(9),
        StoreId = row.ValueOrNull<Guid?>(10),
        StoreName = row.ValueOrNull<string>(11),
        StoreClosedDays = row.ValueOrNull<DateOnly[]>(12) ?? [],
        PhoneId = row.ValueOrNull<Guid?>(13),
        OptedOutAt = row.ValueOrNull<DateTimeOffset?>(14),
        PausedAt = row.ValueOrNull<DateTimeOffset?>(15),
        HumanUntil = row.ValueOrNull<DateTimeOffset?>(16),
        Undeliverable = row.GetInt32(17),
        ErasedAt = row.ValueOrNull<DateTimeOffset?>(18),
        MergedInto = row.ValueOrNull<Guid?>(19),
    };

    private static EnrollmentFacts Enrollment(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(1),
        CampaignId = row.GetGuid(2),
        VersionId = row.GetGuid(3),
        CampaignState = Words.Read<CampaignState>(row.GetString(4)),
        Priority = row.GetInt32(5),
        EnteredAt = row.GetFieldValue<DateTimeOffset>(6),
        Month = row.GetFieldValue<DateOnly>(7),
        NotBefore = row.ValueOrNull<DateOnly?>(8),
        DayZero = row.ValueOrNull<DateOnly?>(9),
        NextAt = row.ValueOrNull<DateTimeOffset?>(10),
        Hold = row.ValueOrNull<string>(11),
    };

    private static MessageFacts Message(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(1),
        Month = row.GetFieldValue<DateOnly>(2),
        EnrollmentId = row.ValueOrNull<Guid?>(3),
        Step = row.ValueOrNull<string>(4),
        State = Words.Read<MessageState>(row.GetString(5)),
        LocalDay = row.GetFieldValue<DateOnly>(6),
        DueAt = row.GetFieldValue<DateTimeOffset>(7),
        ClosesAt = row.GetFieldValue<DateTimeOffset>(8),
        ExpiresAt = row.GetFieldValue<DateTimeOffset>(9),
        ClaimedAt = row.ValueOrNull<DateTimeOffset?>(10),
        Reason = row.ValueOrNull<string>(11),
    };
}
