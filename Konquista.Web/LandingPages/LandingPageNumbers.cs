using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>What a landing page brought, day by day and source by source: visits, leads who came by it, and those of them who booked afterwards.</summary>
internal sealed class LandingPageNumbers(NpgsqlDataSource database)
{
    public const int Days = 30;

    // Visits are of everybody; leads of one store alone do not compare to them.
    private const string IsMixed = "@only::uuid is not null and (select store_id from landing_pages where id = @id) is null as ismixed";

    // A person counts once for each day and source; in the sum of all, once. Who is part of another record counts as that person.
    [StringSyntax("sql")]
    private const string Came = """
        select distinct on (l.id, day, source) l.id as lead_id, (a.at at time zone 'America/Sao_Paulo')::date as day,
            coalesce(a.utm_source, a.referrer, 'direct') as source,
            exists (select from appointments b where b.lead_id = l.id and b.created_at >= a.at and b.status not in ('cancelled', 'missed')) as booked
          from arrivals a join leads d on d.id = a.lead_id join leads l on l.id = coalesce(d.merged_into, d.id)
          where a.page_id = @id and l.erased_at is null and (@only::uuid is null or l.store_id = @only)
            and a.at >= (product_now() at time zone 'America/Sao_Paulo')::date::timestamp at time zone 'America/Sao_Paulo' - @days::int * interval '1 day'
          order by l.id, day, source, a.at
        """;

    [StringSyntax("sql")]
    private const string Seen = """
        select v.day, v.source, v.visits, v.refused, v.held from landing_visits v
          where v.page_id = @id and v.day >= (product_now() at time zone 'America/Sao_Paulo')::date - @days::int
        """;

    [StringSyntax("sql")]
    private const string Whole = $"""
        with came as ({Came}), seen as ({Seen})
        select (select coalesce(sum(visits), 0) from seen)::bigint as visits, (select coalesce(sum(refused), 0) from seen)::bigint as refused,
          (select coalesce(sum(held), 0) from seen)::bigint as held, {IsMixed},
          (select count(distinct lead_id) from came) as leads, (select count(distinct lead_id) from came where booked) as booked
        """;

    [StringSyntax("sql")]
    private const string BySource = $"""
        with came as ({Came}), seen as ({Seen})
        select source, sum(visits)::bigint as visits, sum(leads)::bigint as leads, sum(booked)::bigint as booked, {IsMixed}
        from (
          select source, sum(visits) as visits, 0 as leads, 0 as booked from seen group by source
          union all
          select source, 0, count(distinct lead_id), count(distinct lead_id) filter (where booked) from came group by source
        ) s
        group by source
        having sum(visits) + sum(leads) > 0
        order by leads desc, visits desc, source
        limit 30
        """;

    [StringSyntax("sql")]
    private const string ByDay = $"""
        with came as ({Came}), seen as ({Seen})
        select d.day::date as day, coalesce((select sum(visits) from seen where seen.day = d.day::date), 0)::bigint as visits,
          (select count(distinct lead_id) from came where came.day = d.day::date) as leads,
          (select count(distinct lead_id) from came where came.day = d.day::date and booked) as booked, {IsMixed}
        from generate_series((product_now() at time zone 'America/Sao_Paulo')::date - @days::int, (product_now() at time zone 'America/Sao_Paulo')::date, interval '1 day') d (day)
        order by d.day desc
        """;

    /// <summary>Of the last days and today; leads of one store alone for who sees no other.</summary>
    public async Task<PageNumbers> Of(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Whole};\n{BySource};\n{ByDay}", new { id, only, days = Days - 1 }, cancellationToken: cancel));
        return new(
            await answers.ReadSingleAsync<PageSum>(),
            [.. await answers.ReadAsync<PageSum>()],
            [.. (await answers.ReadAsync<PageSum>()).SkipWhile(day => day is { Visits: 0, Leads: 0 }).Reverse().SkipWhile(day => day is { Visits: 0, Leads: 0 }).Reverse()]);
    }
}

/// <summary>The numbers of a page: in all, by source, and by day, the newest first.</summary>
internal sealed record PageNumbers(PageSum Whole, IReadOnlyList<PageSum> Sources, IReadOnlyList<PageSum> Days);

/// <summary>How many looked, left their number, and booked.</summary>
internal sealed record PageSum
{
    public DateOnly Day { get; init; }

    public string Source { get; init; } = "";

    public long Visits { get; init; }

    public long Leads { get; init; }

    public long Booked { get; init; }

    /// <summary>Forms that no person sent.</summary>
    public long Refused { get; init; }

    /// <summary>Forms of people who may not be written to.</summary>
    public long Held { get; init; }

    /// <summary>The leads are those of one store, the visits those of all.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Null before anybody came, and where it would say nothing.</summary>
    public double? Conversion => Visits > 0 && !IsMixed ? (double)Leads / Visits : null;
}
