namespace Konquista.GraphQL;

/// <summary>People and what hangs on them, as rows.</summary>
internal static class Seed
{
    /// <summary>So many leads of no store, a minute after each other, the last of them the latest.</summary>
    public static string People(int count, string store = "null") => $"""
        insert into leads (id, name, phone, time_zone, source, entry, captured_at, store_id)
        select gen_random_uuid(), 'Pessoa ' || n, '+5511' || (900000000 + n + coalesce(hashtext({store}::text), 0) % 1000 * 1000), 'America/Sao_Paulo', 'api', 'capture_only',
          timestamptz '2026-03-02 11:00+00' + n * interval '1 minute', {store}::uuid
        from generate_series(1, {count}) n
        """;
}
