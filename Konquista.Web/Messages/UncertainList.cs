using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Messages;

/// <summary>Messages of which nobody knows whether they left, the oldest first.</summary>
internal sealed class UncertainList(NpgsqlDataSource database)
{
    public const int PageSize = 100;

    [StringSyntax("sql")]
    private const string Open = """
        select m.id, m.lead_id as leadid, m.claimed_at as claimedat, m.reason, l.name as lead, l.phone, l.time_zone as timezone,
          p.name as sender, a.body as text, a.detail
        from messages m
        join leads l on l.id = m.lead_id
        join phones p on p.id = m.phone_id
        left join lateral (
          select body, detail from attempts where message_id = m.id and month = m.month order by no desc limit 1
        ) a on true
        where m.state = 'uncertain' and (@only::uuid is null or l.store_id = @only)
          and (@phone::uuid is null or m.phone_id = @phone)
          and (@hours::int is null or m.claimed_at < product_now() - make_interval(hours => @hours))
          and (@after::timestamptz is null or (m.claimed_at, m.id) > (@after, @afterid))
        order by m.claimed_at, m.id
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Senders = """
        select p.id, p.name
        from phones p
        where (@only::uuid is null or p.store_id = @only)
          and exists (select from messages m where m.state = 'uncertain' and m.phone_id = p.id)
        order by p.name
        """;

    [StringSyntax("sql")]
    private const string Owners = """
        select m.id, m.lead_id as leadid
        from messages m join leads l on l.id = m.lead_id
        where m.id = any (@ids) and m.state = 'uncertain' and (@only::uuid is null or l.store_id = @only)
        """;

    public async Task<IReadOnlyList<UncertainMessage>> Page(UncertainFilter filter, Guid? only, DateTime? after, Guid? afterId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<UncertainMessage>(new CommandDefinition(
                Open, new { only, phone = filter.Phone, hours = filter.Hours, after, afterid = afterId, most = PageSize + 1 }, cancellationToken: cancel)),
        ];
    }

    /// <summary>The numbers of which some message is uncertain.</summary>
    public async Task<IReadOnlyList<NamedChoice>> Phones(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<NamedChoice>(new CommandDefinition(Senders, new { only }, cancellationToken: cancel))];
    }

    /// <summary>To which lead each of these still uncertain messages belongs.</summary>
    public async Task<IReadOnlyList<MessageOwner>> LeadsOf(Guid[] ids, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<MessageOwner>(new CommandDefinition(Owners, new { ids, only }, cancellationToken: cancel))];
    }
}

/// <summary>Which uncertain messages are asked for: of one number, and how long ago they were tried.</summary>
public sealed record UncertainFilter
{
    /// <summary>The ages one may choose, in hours.</summary>
    public static IReadOnlyList<int> Ages { get; } = [1, 24, 72];

    public Guid? Phone { get; init; }

    /// <summary>At least so many hours ago.</summary>
    public int? Hours { get; init; }

    public bool IsEmpty => Phone is null && Hours is null;
}

/// <summary>A message and the lead it was for.</summary>
internal sealed record MessageOwner(Guid Id, Guid LeadId);

/// <summary>One message that may or may not have left.</summary>
internal sealed record UncertainMessage
{
    public Guid Id { get; init; }

    public Guid LeadId { get; init; }

    public DateTime? ClaimedAt { get; init; }

    public string? Reason { get; init; }

    public required string Lead { get; init; }

    public required string Phone { get; init; }

    public required string TimeZone { get; init; }

    public required string Sender { get; init; }

    public string? Text { get; init; }

    public string? Detail { get; init; }
}
