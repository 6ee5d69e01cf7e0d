using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>How a person came each time, and what they agreed to or took back, newest first; of all records that are one person.</summary>
internal sealed record LeadTrail(IReadOnlyList<LeadArrival> Arrivals, IReadOnlyList<LeadConsent> Consents)
{
    private const int Most = 5;

    [StringSyntax("sql")]
    private const string SelectArrivals = """
        select a.at, a.source, p.name as page, k.name as link, a.utm_source as utmsource, a.utm_campaign as utmcampaign, a.referrer, a.remark
        from arrivals a
        left join landing_pages p on p.id = a.page_id
        left join links k on k.id = a.link_id
        where a.lead_id = any (leads_of(@id))
        union all
        select coalesce(i.finished_at, i.started_at, i.created_at), 'import', null, i.file_name, null, null, null, null
        from imports i
        where i.kind = 'leads' and i.state <> 'undone' and exists (
          select from import_lines n where n.import_id = i.id and n.lead_id = any (leads_of(@id)) and n.verdict in ('new', 'updated', 'known'))
        order by at desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string SelectConsents = """
        select c.at, c.basis, c.granted, c.source, c.actor, t.no, t.body as text, coalesce(c.evidence ->> 'note', c.evidence ->> 'origin') as note
        from consents c
        left join consent_texts t on t.no = c.text_no
        where c.lead_id = any (leads_of(@id))
          or c.import_id in (select n.import_id from import_lines n join imports i on i.id = n.import_id
            where n.lead_id = any (leads_of(@id)) and n.import_id in (select import_id from consents where import_id is not null))
        order by c.at desc, c.id
        limit @most
        """;

    public static LeadTrail None { get; } = new([], []);

    public static async Task<LeadTrail> Read(NpgsqlDataSource database, Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var arrivals = await connection.QueryAsync<LeadArrival>(new CommandDefinition(SelectArrivals, new { id, most = Most }, cancellationToken: cancel));
        var consents = await connection.QueryAsync<LeadConsent>(new CommandDefinition(SelectConsents, new { id, most = Most }, cancellationToken: cancel));
        return new([.. arrivals], [.. consents]);
    }
}

/// <summary>One coming of a person.</summary>
internal sealed record LeadArrival
{
    public DateTime At { get; init; }

    public required string Source { get; init; }

    public string? Page { get; init; }

    public string? Link { get; init; }

    public string? UtmSource { get; init; }

    public string? UtmCampaign { get; init; }

    public string? Referrer { get; init; }

    /// <summary>What they wrote in the form.</summary>
    public string? Remark { get; init; }

    /// <summary>What the address and the page before ours said; empty when nothing.</summary>
    public string Trail => string.Join(" · ", new[] { Page, Link, UtmSource, UtmCampaign, Referrer }.Where(word => !string.IsNullOrEmpty(word)));
}

/// <summary>Why somebody may be written to, or may not any more.</summary>
internal sealed record LeadConsent
{
    public DateTime At { get; init; }

    public required string Basis { get; init; }

    public bool Granted { get; init; }

    public required string Source { get; init; }

    /// <summary>Who of the business noted it.</summary>
    public string? Actor { get; init; }

    /// <summary>The number of the wording that was shown.</summary>
    public int? No { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }
}
