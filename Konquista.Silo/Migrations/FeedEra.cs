using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Silo.Migrations;

/// <summary>Notices that a database was restored into a server whose transaction ids are lower than those its feed holds, and begins
/// a new era in which every kept fact is older than any to come.</summary>
internal static class FeedEra
{
    [StringSyntax("sql")]
    private const string Exists = "select to_regclass('public.feed_era') is not null";

    // One statement: its snapshot is older than its own transaction id, so a fact it sees has a higher one only after a restore.
    [StringSyntax("sql")]
    private const string Keep = """
        with restored as materialized (
          select pg_current_xact_id() <= greatest(e.last_xid, (select xid from public.feed order by xid desc, id desc limit 1)) as yes
          from public.feed_era e
        ), kept as (
          update public.feed set xid = '0' where (select yes from restored)
        )
        update public.feed_era set last_xid = pg_current_xact_id(), era = era + (select yes from restored)::int
        """;

    /// <summary>Facts of an ended era keep the order of their ids, in which each lead's versions are.</summary>
    public static async Task Check(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand(Exists, connection);
        if (await exists.ExecuteScalarAsync(cancellation) is true)
        {
            await using var keep = new NpgsqlCommand(Keep, connection);
            await keep.ExecuteNonQueryAsync(cancellation);
        }
    }
}
