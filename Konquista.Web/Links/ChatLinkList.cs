using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Links;

/// <summary>The links to our chats, those in use first, and the numbers and campaigns a link may be for.</summary>
internal sealed class ChatLinkList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select l.id, l.code, l.name, l.phone_id as phoneid, p.name as phone, p.number, l.campaign_id as campaignid, c.name as campaign,
          l.store_id as storeid, s.name as store, l.tags, l.message, l.ended_at as endedat, l.version,
          coalesce(a.arrivals, 0) as arrivals, coalesce(a.leads, 0) as leads
        from links l
        join phones p on p.id = l.phone_id
        left join campaigns c on c.id = l.campaign_id
        left join stores s on s.id = l.store_id
        left join lateral (
          select count(*) as arrivals, count(d.id) as leads
          from arrivals a
          left join leads d on d.id = a.lead_id and d.captured_at > a.at - interval '1 second'
          where a.link_id = l.id
        ) a on true
        where (@id::uuid is null or l.id = @id) and (@only::uuid is null or p.store_id = @only or l.store_id = @only)
        order by l.ended_at is not null, l.name
        """;

    [StringSyntax("sql")]
    private const string Phones = """
        select id, name || ' · ' || number as name from phones
        where removed_at is null and provider <> 'social_hub' and (@only::uuid is null or store_id = @only)
        order by name
        """;

    [StringSyntax("sql")]
    private const string Campaigns = "select id, name from campaigns where state <> 'stopped' order by name";

    public async Task<IReadOnlyList<ChatLinkRow>> All(Guid? only, CancellationToken cancel) => await Read(null, only, cancel);

    public async Task<ChatLinkRow?> Find(Guid id, Guid? only, CancellationToken cancel) => await Read(id, only, cancel) is [var link, ..] ? link : null;

    /// <summary>Numbers on which what people write reaches us.</summary>
    public Task<IReadOnlyList<LinkChoice>> PhoneChoices(Guid? only, CancellationToken cancel) => Choices(Phones, new { only }, cancel);

    public Task<IReadOnlyList<LinkChoice>> CampaignChoices(CancellationToken cancel) => Choices(Campaigns, new { }, cancel);

    private async Task<IReadOnlyList<ChatLinkRow>> Read(Guid? id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<ChatLinkRow>(new CommandDefinition(Rows, new { id, only }, cancellationToken: cancel))];
    }

    private async Task<IReadOnlyList<LinkChoice>> Choices([StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<LinkChoice>(new CommandDefinition(sql, values, cancellationToken: cancel))];
    }
}

/// <summary>A number or campaign that a link may name.</summary>
internal sealed record LinkChoice(Guid Id, string Name);
