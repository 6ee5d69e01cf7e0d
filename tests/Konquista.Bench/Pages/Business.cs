using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Bench.ProductTime;
using Konquista.Feed;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Pages;

/// <summary>The seeded business behind the measured pages, and what has to be known of its rows to ask for them.</summary>
internal sealed class Business(NpgsqlDataSource db)
{
    /// <summary>What seed.sql counts on: the silo has nothing to send before 16:00.</summary>
    private static readonly DateTimeOffset TuesdayAtThree = new(2026, 3, 3, 15, 0, 0, TimeSpan.FromHours(-3));

    private const int Patience = 600;

    [StringSyntax("sql")]
    private const string CountCaptured = """
        select count(*) from leads
        where captured_at >= date_trunc('day', product_now() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo'
        """;

    // As a capture writes it: the person and the fact in one transaction.
    [StringSyntax("sql")]
    private const string Capture = """
        with l as (
          insert into leads (id, name, first_name, phone, area_code, state, region, time_zone, source, entry, captured_at)
          values ($1, 'Antônia Sá', 'Antônia', $2, '11', 'SP', 'Sudeste', 'America/Sao_Paulo', 'page', 'no_campaign', product_clock_timestamp())
          returning *
        ), i as (
          insert into lead_identities (kind, value, lead_id, given, learnt_from) select 'phone', phone, id, phone, source from l
        )
        insert into feed (at, kind, lead_id, lead_version, actor, data)
        select captured_at, 'lead.captured', id, 0, source, '{"reason": "no_campaign"}'::jsonb from l
        """;

    [StringSyntax("sql")]
    private const string SelectFeedEnd = "select e.era, f.xid, f.id from feed_era e, (select xid, id from feed order by xid desc, id desc limit 1) f";

    public async Task Open(CancellationToken cancellation)
    {
        await new ProductTimeRow(db).Start(TuesdayAtThree, speed: 1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
        using var seed = new StreamReader(typeof(Business).Assembly.GetManifestResourceStream("seed.sql")!);
        await Run(await seed.ReadToEndAsync(cancellation), cancellation);

        // Vacuumed too, as a database that has run for days is.
        await Run("vacuum analyze", cancellation);
    }

    /// <summary>The paths' rows by the word that stands for them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Rows(CancellationToken cancellation)
    {
        await using var command = db.Command(PagePaths.SelectRows);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            words[$"{{{rows.GetString(0)}}}"] = rows.GetGuid(1).ToString();
        }

        return words;
    }

    /// <summary>Where a list's far page begins, as Kit/Cursor of the site writes it.</summary>
    public async Task<string> Cursor(DeepList list, CancellationToken cancellation)
    {
        await using var command = db.Command(list.SelectBefore, list.Page);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{row.GetDateTime(0).Ticks:x}-{row.GetGuid(1):N}");
    }

    public async Task<long> CapturedToday(CancellationToken cancellation)
    {
        await using var command = db.Command(CountCaptured);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>A reader's place after everything that has happened.</summary>
    public async Task<FeedCursor> FeedEnd(CancellationToken cancellation)
    {
        await using var command = db.Command(SelectFeedEnd);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new(row.GetInt32(0), row.GetFieldValue<ulong>(1), row.GetInt64(2));
    }

    public Task Receive(int no) => Receive(no, Guid.CreateVersion7());

    /// <summary>The same for a lead whose id is known beforehand.</summary>
    public Task Receive(int no, Guid id) => db.Execute(Capture, id, string.Create(CultureInfo.InvariantCulture, $"+55119{80_000_000 + no}"));

    private async Task Run(string sql, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(sql);
        command.CommandTimeout = Patience;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
