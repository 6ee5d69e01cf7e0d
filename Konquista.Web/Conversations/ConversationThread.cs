using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Campaigns;
using Konquista.Web.Kit;
using Npgsql;

namespace Konquista.Web.Conversations;

/// <summary>What was written between a person and the business, and what bears on it: opt-outs, bookings, pauses. Steps that never left are not part of it.</summary>
internal sealed class ConversationThread(NpgsqlDataSource database)
{
    public const int PageSize = 40;
    private const int MostAfter = 400;

    // A note by hand that came with a message needs no line of its own.
    [StringSyntax("sql")]
    private const string Entries = $"""
        select m.*, {StepPlace.OfMessage} as place, o.name as other
        from (
          select m.lead_id, coalesce(m.claimed_at, m.planned_at) as at, m.id, 'message' as source, m.kind as word, m.state,
            coalesce(a.body, m.body) as text, m.reason, m.author as actor, m.step, m.campaign_id, m.enrollment_id, c.name as campaign,
            encode(f.hash, 'hex') as media, f.content_type as mediatype,
            null::timestamptz as visitat
          from messages m
          left join campaigns c on c.id = m.campaign_id
          left join templates t on t.id = m.template_id
          left join media f on f.hash = t.media_hash
          left join lateral (
            select body from attempts where message_id = m.id and month = m.month order by no desc limit 1
          ) a on true
          where m.lead_id = any (leads_of(@lead)) and (m.claimed_at is not null or m.kind <> 'step')
          union all
          select lead_id, at, id, 'inbound', kind, null, body, null, null, null, null, null, null, null, null, null
          from inbound where lead_id = any (leads_of(@lead))
          union all
          select f.lead_id, f.at, md5(f.xid::text || '-' || f.id)::uuid, 'fact', f.kind, null, null, f.data ->> 'reason', f.actor, null, null, null, null, null, null,
            case f.kind when 'appointment.recorded' then f.data ->> 'at' end::timestamptz
          from feed f
          where f.lead_id = any (leads_of(@lead))
            and f.kind in ('lead.opted_out', 'lead.opted_in', 'lead.paused', 'lead.resumed', 'lead.noted', 'appointment.recorded', 'lead.merged', 'lead.split')
            and (f.kind not in ('lead.merged', 'lead.split') or f.lead_id = @lead)
            and not (f.kind = 'lead.noted' and exists (
              select from feed g where g.lead_id = f.lead_id and g.kind = 'message.planned' and g.lead_version = f.lead_version))
        ) m
        left join leads o on o.id = m.lead_id and o.id <> @lead
        where (@before::timestamptz is null or (m.at, m.id) < (@before, @beforeid))
          and (@since::timestamptz is null or (m.at, m.id) >= (@since, @sinceid))
        order by m.at desc, m.id desc
        limit @most
        """;

    /// <summary>The latest entries, or those before a place.</summary>
    public Task<ThreadPart> Page(Guid lead, string? before, CancellationToken cancel) => Read(lead, before, null, PageSize, cancel);

    /// <summary>All that an open page shows below what it began with.</summary>
    public Task<ThreadPart> Since(Guid lead, string? since, CancellationToken cancel) =>
        Read(lead, null, since, Cursor.Read(since) is null ? PageSize : MostAfter, cancel);

    private async Task<ThreadPart> Read(Guid lead, string? before, string? since, int most, CancellationToken cancel)
    {
        var (end, start) = (Cursor.Read(before), Cursor.Read(since));
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<ThreadEntry>(new CommandDefinition(
            Entries,
            new { lead, before = end?.At, beforeid = end?.Id, since = start?.At, sinceid = start?.Id, most = most + 1 },
            cancellationToken: cancel));
        var page = Pager<ThreadEntry>.Of([.. rows], most);
        return new([.. page.Rows.Reverse()], page.HasMore);
    }
}
