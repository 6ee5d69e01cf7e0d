using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Messages;

/// <summary>Records what became of attempts, batch by batch, whatever the epoch; and judges those whose sender is gone.</summary>
internal sealed class MessageResults
{
    [StringSyntax("sql")]
    private const string Record = "select id, state from record_results($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    // Whoever is being erased has the row until nothing more may be learnt of them.
    [StringSyntax("sql")]
    private const string LearnWaIds = """
        insert into lead_identities (kind, value, lead_id, learnt_from)
        select 'wa_id', w.value, l.id, 'send'
        from unnest($1::uuid[], $2::text[]) as w(lead_id, value)
        join leads l on l.id = w.lead_id
        where l.erased_at is null
        for key share of l
        on conflict do nothing
        """;

    // Locked before it is judged: the lost sender may be recording the result at this moment, and then there is nothing to judge.
    [StringSyntax("sql")]
    private const string JudgeAbandoned = """
        select r.id, r.lead_id, r.enrollment_id, r.state
        from (
          select array_agg(j.id) ids, array_agg(j.month) months, array_agg(j.attempts) nos
          from (
            select m.id, m.month, m.attempts
            from messages m
            join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
            where m.phone_id = $1 and m.state = 'sending' and a.epoch <> $2 and a.claimed_real < clock_timestamp() - $3::interval
            order by m.id
            for no key update of m
          ) j
        ) q, record_results(q.ids, q.months, q.nos, array_fill('uncertain'::text, array[cardinality(q.ids)]), null,
          array_fill('sender_lost'::text, array[cardinality(q.ids)]), null, null, null) r
        where q.ids is not null
        """;

    [StringSyntax("sql")]
    private const string CountAbandoned = """
        select count(*)::int
        from messages m
        join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
        where m.phone_id = $1 and m.state = 'sending' and a.epoch <> $2
        """;

    private readonly NpgsqlDataSource _db;
    private readonly Gathered<IReadOnlyList<AttemptResult>, IReadOnlyDictionary<Guid, MessageState>> _results;

    public MessageResults(NpgsqlDataSource db)
    {
        _db = db;
        _results = new(WriteAll, most: 24);
    }

    /// <summary>Writes the results; answers the state each message has now, which a webhook may already have moved on.</summary>
    public Task<IReadOnlyDictionary<Guid, MessageState>> Write(IReadOnlyList<AttemptResult> results) => _results.Ask(results);

    private async Task<IReadOnlyList<IReadOnlyDictionary<Guid, MessageState>>> WriteAll(IReadOnlyList<IReadOnlyList<AttemptResult>> batches)
    {
        var states = await WriteAll([.. batches.SelectMany(batch => batch)]);
        return [.. batches.Select(_ => states)];
    }

    private async Task<IReadOnlyDictionary<Guid, MessageState>> WriteAll(AttemptResult[] results)
    {
        await using var command = _db.Command(Record, Column(r => r.Message.Id), Column(r => r.Message.Month), Column(r => r.Message.No),
            Column(r => Words.Of(r.State)), Column(r => r.ProviderId), Column(r => r.Error), Column(r => r.HttpStatus),
            Column(r => r.Detail), Column(r => r.Due));
        var states = new Dictionary<Guid, MessageState>(results.Length);
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                states[rows.GetGuid(0)] = Words.Read<MessageState>(rows.GetString(1));
            }
        }

        await Learn([.. results.Where(r => r.WaId is { } waId && waId != r.Message.To.TrimStart('+'))]);
        return states;

        T[] Column<T>(Func<AttemptResult, T> value) => [.. results.Select(value)];
    }

    /// <summary>What an older activation had claimed and cannot have in flight any more becomes uncertain.</summary>
    public async Task<IReadOnlyList<(Guid LeadId, CompletedMessage Message)>> Judge(Guid phoneId, long epoch, TimeSpan grace)
    {
        await using var command = _db.Command(JudgeAbandoned, phoneId, epoch, grace);
        await using var rows = await command.ExecuteReaderAsync();
        var judged = new List<(Guid, CompletedMessage)>();
        while (await rows.ReadAsync())
        {
            judged.Add((rows.GetGuid(1), new(rows.GetGuid(0), rows.ValueOrNull<Guid?>(2), Words.Read<MessageState>(rows.GetString(3)))));
        }

        return judged;
    }

    /// <summary>How many claims of older activations are still to be judged.</summary>
    public async Task<int> Abandoned(Guid phoneId, long epoch)
    {
        await using var command = _db.Command(CountAbandoned, phoneId, epoch);
        return await command.ExecuteScalarAsync() is int count ? count : 0;
    }

    private Task Learn(IReadOnlyList<AttemptResult> results) =>
        results.Count == 0
            ? Task.CompletedTask
            : _db.Execute(LearnWaIds, results.Select(r => r.Message.LeadId).ToArray(), results.Select(r => r.WaId).ToArray());
}
