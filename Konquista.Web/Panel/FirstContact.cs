using System.Diagnostics.CodeAnalysis;

namespace Konquista.Web.Panel;

/// <summary>How soon those who came by one source today were written to, the newest of them where they are very many.</summary>
internal sealed record FirstContact
{
    [StringSyntax("sql")]
    public const string BySource = """
        select l.source, count(*) as captured, count(f.first) as contacted,
          percentile_cont(0.5) within group (order by extract(epoch from f.first - l.captured_at)) as p50,
          percentile_cont(0.95) within group (order by extract(epoch from f.first - l.captured_at)) as p95
        from (
          select id, source, captured_at from leads
          where captured_at >= date_trunc('day', product_now() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo'
            and merged_into is null and (@only::uuid is null or store_id = @only)
          order by captured_at desc, id desc
          limit 5000
        ) l
        left join lateral (
          select min(m.accepted_at) as first from messages m
          where m.lead_id = l.id and m.month = date_trunc('month', l.captured_at at time zone 'UTC')::date
        ) f on true
        group by l.source
        order by count(*) desc, l.source
        """;

    public required string Source { get; init; }

    public long Captured { get; init; }

    /// <summary>How many of them have been written to.</summary>
    public long Contacted { get; init; }

    /// <summary>Seconds from capture to first message, for half of them.</summary>
    public double? P50 { get; init; }

    public double? P95 { get; init; }
}
