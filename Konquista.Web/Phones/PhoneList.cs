using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Phones;

/// <summary>Numbers of ours as pages show them: how each stands and what it has done today, read by index whatever has been sent.</summary>
internal sealed class PhoneList(NpgsqlDataSource database)
{
    /// <summary>Waiting messages are counted up to here.</summary>
    public const int MostCounted = 1000;

    [StringSyntax("sql")]
    private const string Rows = """
        select product_now() as now, p.id, p.name, p.number, p.provider, p.store_id as storeid, s.name as store, p.purpose, p.sandbox,
          coalesce(s.time_zone, 'America/Sao_Paulo') as timezone, p.daily_cap as dailycap, p.warm_up_from as warmupfrom,
          p.paused_at as pausedat, p.blocked_until as blockeduntil, p.block_reason as blockreason,
          p.checked_at as checkedat, p.check_works as checkworks, p.check_problem as checkproblem,
          u.used - h.byhand as used, e.errors, c.last as lastclaim, i.last as lastinbound, q.waiting
        from phones p
        left join stores s on s.id = p.store_id
        left join lateral (
          select count(*) as used from attempts a
          where a.phone_id = p.id
            and a.claimed_at >= date_trunc('day', product_now() at time zone coalesce(s.time_zone, 'America/Sao_Paulo'))
              at time zone coalesce(s.time_zone, 'America/Sao_Paulo')
        ) u on true
        left join lateral (
          select count(*) as byhand
          from messages m
          join attempts a on a.message_id = m.id and a.month = m.month
          where m.phone_id = p.id and m.campaign_id is null and m.due_at >= product_now() - interval '3 days'
            and a.claimed_at >= date_trunc('day', product_now() at time zone coalesce(s.time_zone, 'America/Sao_Paulo'))
              at time zone coalesce(s.time_zone, 'America/Sao_Paulo')
        ) h on true
        left join lateral (
          select count(*) as errors from attempts a
          where a.phone_id = p.id and a.error is not null and a.claimed_at >= product_now() - interval '24 hours'
        ) e on true
        left join lateral (
          select a.claimed_at as last from attempts a where a.phone_id = p.id order by a.claimed_at desc limit 1
        ) c on true
        left join lateral (
          select b.at as last from inbound b where b.phone_id = p.id order by b.at desc limit 1
        ) i on true
        left join lateral (
          select count(*) as waiting
          from (select from messages m where m.phone_id = p.id and m.state = 'planned' limit @most) w
        ) q on true
        where p.removed_at is null and (@only::uuid is null or p.store_id = @only) and (@id::uuid is null or p.id = @id)
        order by p.name, p.id
        """;

    [StringSyntax("sql")]
    private const string One = """
        select id, name, number, provider, account, base_url as baseurl, token_tail as tokentail, store_id as storeid, purpose, sandbox,
          daily_cap as dailycap, gap_ms as gapms, warm_up_from as warmupfrom, version
        from phones
        where id = @id and removed_at is null and (@only::uuid is null or store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Served = """
        select c.id, c.name, c.state
        from campaigns c
        where exists (select from campaign_phones p where p.campaign_id = c.id and p.phone_id = @id)
        order by c.name
        """;

    [StringSyntax("sql")]
    private const string Open = "select id, name, state from campaigns where state <> 'stopped' order by name";

    public Task<IReadOnlyList<PhoneRow>> All(Guid? only, CancellationToken cancel) => Read(null, only, cancel);

    /// <summary>Null also for a number of another store than the one store somebody may see.</summary>
    public async Task<PhoneRow?> Find(Guid id, Guid? only, CancellationToken cancel) => await Read(id, only, cancel) is [var row] ? row : null;

    public async Task<PhoneDetails?> Details(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<PhoneDetails>(new CommandDefinition(One, new { id, only }, cancellationToken: cancel));
    }

    /// <summary>The campaigns in whose pool the number is.</summary>
    public async Task<IReadOnlyList<ServedCampaign>> Campaigns(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<ServedCampaign>(new CommandDefinition(Served, new { id }, cancellationToken: cancel))];
    }

    /// <summary>The campaigns whose pool a new number may enter.</summary>
    public async Task<IReadOnlyList<ServedCampaign>> OpenCampaigns(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<ServedCampaign>(new CommandDefinition(Open, cancellationToken: cancel))];
    }

    private async Task<IReadOnlyList<PhoneRow>> Read(Guid? id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<PhoneRow>(new CommandDefinition(Rows, new { id, only, most = MostCounted + 1 }, cancellationToken: cancel)),
        ];
    }
}

/// <summary>A campaign that may send from a number.</summary>
internal sealed record ServedCampaign(Guid Id, string Name, string State);
