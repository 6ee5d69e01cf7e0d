using Konquista.Bench.ProductTime;
using Konquista.Leads;
using Konquista.Postgres;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Bench.Benches;

/// <summary>Leads whose grains sleep, each enrolled with a first step that is due at a moment of its own; bench_due keeps that moment.</summary>
internal sealed class ColdLeads(NpgsqlDataSource db, int count)
{
    private const int FirstNumber = 70_000_000;

    private readonly Guid[] _ids = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    public async Task Write(Func<int, DateTimeOffset> due, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var all = Enumerable.Range(0, count).ToArray();
        var entered = (await db.Now(cancellation)).UtcDateTime;
        await connection.Execute("create unlogged table bench_due (lead_id uuid primary key, due timestamptz not null)");
        await connection.Copy("copy bench_due (lead_id, due) from stdin (format binary)", all,
            no => [(_ids[no], Uuid), (due(no).UtcDateTime, TimestampTz)], cancellation);
        await connection.Copy("copy orleans.reminder (service, grain, name, start, period, hash) from stdin (format binary)", all,
            no => Reminder(no, due(no)), cancellation);
        await connection.Copy("copy leads (id, name, first_name, phone, time_zone, source, entry, captured_at) from stdin (format binary)", all,
            no => Lead(no, entered), cancellation);
        await connection.Execute("""
            insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'import' from leads
            """);
        await connection.Execute("""
            insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, next_step, next_at)
            select gen_random_uuid(), d.lead_id, c.id, c.version_id, 'active', product_now(),
                   date_trunc('month', product_now() at time zone 'UTC')::date, 'd0', d.due
            from bench_due d cross join campaigns c
            """);
        await connection.Execute("vacuum analyze");
    }

    private (object?, NpgsqlDbType)[] Reminder(int no, DateTimeOffset due)
    {
        var reminder = LeadReminder.Of(_ids[no]);
        return
        [
            (LeadReminder.ServiceId, Text), (reminder.Grain, Text), ("next", Text), (due.UtcDateTime, TimestampTz), (180_000L, Bigint),
            (reminder.Hash, Integer),
        ];
    }

    private (object?, NpgsqlDbType)[] Lead(int no, DateTime entered) =>
    [
        (_ids[no], Uuid), ("Ana Silva", Text), ("Ana", Text), ($"+55119{FirstNumber + no}", Text), ("America/Sao_Paulo", Text),
        ("import", Text), ("enrolled", Text), (entered, TimestampTz),
    ];
}
