using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Kit;
using Npgsql;

namespace Konquista.Web.Conversations;

/// <summary>Conversations as the list shows them: who waits, the longest waiting first, or who wrote, the latest first.</summary>
internal sealed class ConversationList(NpgsqlDataSource database)
{
    public const int PageSize = 40;

    [StringSyntax("sql")]
    private const string Waiting = """
        select l.id, l.name, l.phone, l.waiting_since as waitingsince, coalesce(l.last_inbound_at, l.waiting_since) as heardat,
          s.name as store, i.body as words, i.kind, p.name as ours, c.name as campaign, product_now() as now
        from (
          select * from leads
          where waiting_since is not null and erased_at is null and merged_into is null
            and (@only::uuid is null or store_id = @only) and (@store::uuid is null or store_id = @store)
            and (@after::timestamptz is null or (waiting_since, id) > (@after, @afterid))
          order by waiting_since, id
          limit @most
        ) l
        left join stores s on s.id = l.store_id
        left join lateral (select body, kind, phone_id from inbound where lead_id = any (leads_of(l.id)) order by at desc limit 1) i on true
        left join phones p on p.id = coalesce(i.phone_id, l.phone_id)
        left join lateral (
          select c.name from enrollments e join campaigns c on c.id = e.campaign_id
          where e.lead_id = any (leads_of(l.id)) order by e.entered_at desc limit 1
        ) c on true
        order by l.waiting_since, l.id
        """;

    [StringSyntax("sql")]
    private const string Recent = """
        select l.id, l.name, l.phone, l.waiting_since as waitingsince, l.last_inbound_at as heardat,
          s.name as store, i.body as words, i.kind, p.name as ours, c.name as campaign, product_now() as now
        from (
          select * from leads
          where last_inbound_at is not null and erased_at is null and merged_into is null
            and (@only::uuid is null or store_id = @only) and (@store::uuid is null or store_id = @store)
            and (@after::timestamptz is null or (last_inbound_at, id) < (@after, @afterid))
          order by last_inbound_at desc, id desc
          limit @most
        ) l
        left join stores s on s.id = l.store_id
        left join lateral (select body, kind, phone_id from inbound where lead_id = any (leads_of(l.id)) order by at desc limit 1) i on true
        left join phones p on p.id = coalesce(i.phone_id, l.phone_id)
        left join lateral (
          select c.name from enrollments e join campaigns c on c.id = e.campaign_id
          where e.lead_id = any (leads_of(l.id)) order by e.entered_at desc limit 1
        ) c on true
        order by l.last_inbound_at desc, l.id desc
        """;

    public async Task<Pager<ConversationRow>> Page(ConversationFilter filter, Guid? only, CancellationToken cancel)
    {
        var after = Cursor.Read(filter.After);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<ConversationRow>(new CommandDefinition(
            filter.Recent ? Recent : Waiting,
            new { only, store = filter.Store, after = after?.At, afterid = after?.Id, most = PageSize + 1 },
            cancellationToken: cancel));
        return Pager<ConversationRow>.Of([.. rows], PageSize);
    }
}

/// <summary>One conversation in the list.</summary>
internal sealed record ConversationRow
{
    private static readonly TimeSpan Slow = TimeSpan.FromHours(1);
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public DateTime? WaitingSince { get; init; }

    /// <summary>When the person last wrote.</summary>
    public DateTime HeardAt { get; init; }

    public string? Store { get; init; }

    /// <summary>The last the person wrote; empty for a picture without words.</summary>
    public string? Words { get; init; }

    public string? Kind { get; init; }

    public string? Ours { get; init; }

    public string? Campaign { get; init; }

    public DateTime Now { get; init; }

    public bool IsSlow => Now - WaitingSince > Slow;

    public bool IsLate => Now - WaitingSince > Late;
}
