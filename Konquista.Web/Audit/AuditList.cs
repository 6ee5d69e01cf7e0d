using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Audit;

/// <summary>What people changed, the newest first: of the installation, or of leads. A lead's own page tells its whole story.</summary>
internal sealed class AuditList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    [StringSyntax("sql")]
    private const string OfInstallation = Select + """
        where f.lead_id is null and f.actor is not null
          and (@kind::text is null or f.kind like @kind || '.%')
        """ + Which;

    // By people's hands alone; index feed_lead_changes is for these kinds.
    [StringSyntax("sql")]
    private const string OfLeads = Select + """
        where f.kind in ('lead.edited', 'lead.erased', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.opted_in', 'lead.merged', 'lead.split',
          'lead.phone_added', 'lead.phone_preferred', 'lead.phone_removed', 'lead.exported', 'lead.revealed')
        """ + Which;

    [StringSyntax("sql")]
    private const string Select = """
        select f.id, f.at, f.kind, f.actor, f.data::text as data, f.lead_id as leadid,
          coalesce(c.name, p.name, i.file_name, case when f.lead_id is not null then coalesce(l.name, '') end) as object
        from feed f
        left join campaigns c on c.id = f.campaign_id
        left join phones p on p.id = f.phone_id
        left join imports i on i.id = f.import_id
        left join leads l on l.id = f.lead_id

        """;

    private const string Which = """

          and (@actor::text is null or f.actor = @actor)
          and (@since::timestamptz is null or f.at >= @since)
          and (@until::timestamptz is null or f.at < @until)
          and (@before::timestamptz is null or (f.at, f.id) < (@before, @beforeid::bigint))
        order by f.at desc, f.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Staff = """
        select user_name as name, coalesce(nullif(name, ''), user_name) as called from auth.users order by lower(coalesce(nullif(name, ''), user_name))
        """;

    public async Task<IReadOnlyList<AuditRow>> Page(AuditFilter filter, (DateTime At, long Id)? after, int size, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<AuditRow>(new CommandDefinition(filter.Kind == AuditFilter.Leads ? OfLeads : OfInstallation, new
            {
                kind = filter.Kind,
                actor = filter.Actor,
                since = filter.Since,
                until = filter.Until,
                before = after?.At,
                beforeid = after?.Id,
                most = size + 1,
            }, cancellationToken: cancel)),
        ];
    }

    public async Task<IReadOnlyList<AuditActor>> Actors(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<AuditActor>(new CommandDefinition(Staff, cancellationToken: cancel))];
    }
}

/// <summary>Somebody who may have changed something: the name under which they act, and what they are called.</summary>
internal sealed record AuditActor(string Name, string Called);

/// <summary>One fact about a change, as it is stored.</summary>
internal sealed record AuditRow
{
    public long Id { get; init; }

    public DateTime At { get; init; }

    public required string Kind { get; init; }

    public required string Actor { get; init; }

    public string? Data { get; init; }

    public Guid? LeadId { get; init; }

    /// <summary>The campaign, phone, file or lead that the fact names.</summary>
    public string? Object { get; init; }
}
