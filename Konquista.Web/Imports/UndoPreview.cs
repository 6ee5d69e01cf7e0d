using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>What undoing an import would do, before it is done and after: who goes, who is as before, who stays and why, and what was sent already.</summary>
internal sealed class UndoPreview(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    [StringSyntax("sql")]
    private const string Ahead = """
        with made as materialized (
          select t.reason from import_touched(@id, array(select lead_id from import_lines where import_id = @id and verdict = 'new')) t
        )
        select 'removed' as outcome, null as reason, count(*)::int as people from made where reason is null
        union all select 'kept', reason, count(*)::int from made where reason is not null group by reason
        union all select 'restored', null, count(*)::int from import_changes where import_id = @id
        """;

    [StringSyntax("sql")]
    private const string Behind = """
        select outcome, reason, count(*)::int as people from import_undone where import_id = @id group by outcome, reason
        """;

    [StringSyntax("sql")]
    private const string AheadOfList = """
        select 'removed' as outcome, null as reason, count(*)::int as people from suppressed where import_id = @id and reason = 'do_not_contact'
        union all select 'restored', null, count(*)::int from import_kept_out(@id)
        """;

    [StringSyntax("sql")]
    private const string AheadOfBookings = "select 'removed' as outcome, null as reason, count(*)::int as people from import_bookings(@id)";

    // Numbers and bookings are nobody's: they are counted, not listed.
    [StringSyntax("sql")]
    private const string BehindOfList = """
        select 'removed' as outcome, null as reason, undone as people from imports where id = @id
        union all select outcome, null, count(*)::int from import_undone where import_id = @id group by outcome
        """;

    [StringSyntax("sql")]
    private const string Passages = "select count(*)::int from enrollments where import_id = @id and state = 'active'";

    // By the enrollment that sent it: other campaigns of the same people are none of the import's business.
    [StringSyntax("sql")]
    private const string Messages = """
        select m.id, l.id as leadid, l.name as leadname, l.phone, c.name as campaign, m.state, m.claimed_at as sentat, product_now() as now
        from enrollments e
        join messages m on m.lead_id = e.lead_id and m.enrollment_id = e.id
        join leads l on l.id = m.lead_id
        left join campaigns c on c.id = m.campaign_id
        where e.import_id = @id and m.claimed_at is not null
          and (@after::timestamptz is null or (m.claimed_at, m.id) > (@after, @afterid))
        order by m.claimed_at, m.id
        limit @most
        """;

    [StringSyntax("sql")]
    private const string HowMany = """
        select count(*)::int from enrollments e join messages m on m.lead_id = e.lead_id and m.enrollment_id = e.id
        where e.import_id = @id and m.claimed_at is not null
        """;

    public async Task<UndoCounts> Counts(ImportRow import, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var people = await connection.QueryAsync<UndoneCount>(
            new CommandDefinition(People(import), new { id = import.Id }, cancellationToken: cancel));
        var passages = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Passages, new { id = import.Id }, cancellationToken: cancel));
        var sent = await connection.ExecuteScalarAsync<int>(new CommandDefinition(HowMany, new { id = import.Id }, cancellationToken: cancel));
        return new([.. people], passages, sent);
    }

    private static string People(ImportRow import) => (import.Kind, import.State is "undoing" or "undone") switch
    {
        ("leads", false) => Ahead,
        ("leads", true) => Behind,
        ("appointments", false) => AheadOfBookings,
        ("suppressions", false) => AheadOfList,
        _ => BehindOfList,
    };

    public async Task<IReadOnlyList<SentMessage>> Sent(Guid id, (DateTime At, Guid Id)? after, CancellationToken cancel, int most = PageSize + 1)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<SentMessage>(new CommandDefinition(
                Messages, new { id, after = after?.At, afterid = after?.Id, most }, cancellationToken: cancel)),
        ];
    }
}

/// <summary>How many people of one kind.</summary>
internal sealed record UndoneCount(string Outcome, string? Reason, int People);

/// <summary>A message that an import's sequence has handed over already: it cannot be taken back.</summary>
internal sealed record SentMessage
{
    public Guid Id { get; init; }

    public Guid LeadId { get; init; }

    public required string LeadName { get; init; }

    public required string Phone { get; init; }

    public string? Campaign { get; init; }

    public required string State { get; init; }

    public DateTime SentAt { get; init; }

    public DateTime Now { get; init; }
}
