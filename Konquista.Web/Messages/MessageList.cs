using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Campaigns;
using Npgsql;

namespace Konquista.Web.Messages;

/// <summary>The ledger as pages read it: by the moment each message is due, the latest first, by page after the last one seen.</summary>
internal sealed class MessageList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <summary>A page says how many there are up to here, and beyond that there are more.</summary>
    public const int MostCounted = 1000;

    private const string Which = """
        (@only::uuid is null or l.store_id = @only)
          and (@store::uuid is null or l.store_id = @store)
          and (@state::text is null or m.state = @state)
          and (@campaign::uuid is null or m.campaign_id = @campaign)
          and (@step::text is null or m.step = @step)
          and (@phone::uuid is null or m.phone_id = @phone)
          and (@kind::text is null or m.kind = @kind)
          and (@reason::text is null or m.reason = @reason)
          and (@starts::timestamptz is null or m.due_at >= @starts)
          and (@ends::timestamptz is null or m.due_at < @ends)
        """;

    [StringSyntax("sql")]
    private const string Rows = $"""
        select m.id, m.lead_id as leadid, l.name as lead, l.phone as leadphone, l.time_zone as timezone, m.kind, c.name as campaign,
          {StepPlace.OfMessage} as place, p.name as phone, s.name as store, m.state, m.reason, m.due_at as dueat, m.accepted_at as acceptedat, m.sent_at as sentat,
          m.delivered_at as deliveredat, m.read_at as readat
        from messages m
        left join leads l on l.id = m.lead_id
        left join stores s on s.id = l.store_id
        left join campaigns c on c.id = m.campaign_id
        left join phones p on p.id = m.phone_id
        where {Which}
          and (@after::timestamptz is null or (m.due_at, m.id) < (@after, @afterid))
        order by m.due_at desc, m.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Counted = $"""
        select count(*) from (
          select from messages m left join leads l on l.id = m.lead_id
          where {Which} and (@after::timestamptz is null or (m.due_at, m.id) < (@after, @afterid))
          limit @most
        ) one
        """;

    [StringSyntax("sql")]
    private const string Campaigns = "select id, name from campaigns order by name";

    [StringSyntax("sql")]
    private const string Phones = """
        select id, name from phones where @only::uuid is null or store_id = @only order by removed_at is not null, name
        """;

    public async Task<IReadOnlyList<MessageRow>> Page(
        MessageFilter filter, Guid? only, (DateTime At, Guid Id)? after, CancellationToken cancel, int most = PageSize + 1)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<MessageRow>(new CommandDefinition(Rows, filter.Values(only, after, most), cancellationToken: cancel))];
    }

    /// <summary>How many there are, counted no further than <paramref name="most"/>.</summary>
    public async Task<long> Count(MessageFilter filter, Guid? only, int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Counted, filter.Values(only, null, most), cancellationToken: cancel));
    }

    /// <summary>The campaigns and numbers one may choose from, those that are gone too.</summary>
    public async Task<MessageChoices> Choices(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Campaigns};\n{Phones}", new { only }, cancellationToken: cancel));
        return new([.. await answers.ReadAsync<NamedChoice>()], [.. await answers.ReadAsync<NamedChoice>()]);
    }
}

/// <summary>Something with a name to choose.</summary>
internal sealed record NamedChoice(Guid Id, string Name);

/// <summary>What the ledger may be narrowed to.</summary>
internal sealed record MessageChoices(IReadOnlyList<NamedChoice> Campaigns, IReadOnlyList<NamedChoice> Phones);
