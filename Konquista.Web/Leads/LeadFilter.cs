namespace Konquista.Web.Leads;

/// <summary>Which leads are asked for, on the list as for work on many; Only is the store beyond which the asker sees nothing.</summary>
internal sealed record LeadFilter
{
    // Who is part of another record counts as that person. A state that the lead's own row tells is asked of that row alone; the others cost a look at its enrollments for every row passed.
    public const string Which = """
        (@name::text is null or l.search like @name)
          and (@phones::text[] is null or l.id = any (array(select i.lead_id from lead_identities i where i.value = any (@phones))))
          and (@part::text is null or l.phone like @part)
          and case @state::text
            when 'opted_out' then l.opted_out_at is not null
            when 'waiting' then l.waiting_since is not null and l.opted_out_at is null
            when 'paused' then l.paused_at is not null and l.waiting_since is null and l.opted_out_at is null
            else @state is null or l.standing = @state end
          and (@only::uuid is null or l.store_id = @only)
          and (@store::uuid is null or l.store_id = @store)
          and (@tag::text is null or l.tags @> array[@tag::text])
          and (@source::text is null or l.source = @source)
          and (@campaign::uuid is null or exists (select from enrollments e where e.lead_id = l.id and e.campaign_id = @campaign))
          and (@page::uuid is null or l.id in (select coalesce(d.merged_into, d.id) from arrivals a join leads d on d.id = a.lead_id where a.page_id = @page))
          and (@link::uuid is null or l.id in (select coalesce(d.merged_into, d.id) from arrivals a join leads d on d.id = a.lead_id where a.link_id = @link))
          and (@import::uuid is null or l.id in (select coalesce(d.merged_into, d.id) from import_lines n join leads d on d.id = n.lead_id
            where n.import_id = @import and n.verdict in ('new', 'updated')))
          and (@since::date is null or l.captured_at >= @since::date::timestamp at time zone 'America/Sao_Paulo')
          and (@until::date is null or l.captured_at < (@until::date + 1)::timestamp at time zone 'America/Sao_Paulo')
          and (@ids::uuid[] is null or l.id = any (@ids))
        """;

    public required Guid? Only { get; init; }

    public required LeadSearch Search { get; init; }

    public string? State { get; init; }

    public Guid? Store { get; init; }

    public string? Tag { get; init; }

    public string? Source { get; init; }

    public Guid? Campaign { get; init; }

    /// <summary>The landing page by which they ever came.</summary>
    public Guid? Page { get; init; }

    /// <summary>The link to a chat by which they ever came.</summary>
    public Guid? Link { get; init; }

    /// <summary>The file that brought or changed them.</summary>
    public Guid? Import { get; init; }

    /// <summary>First day of capture, in São Paulo.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Last day of capture.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Only these, where some were ticked.</summary>
    public Guid[]? Ids { get; init; }

    public Dapper.DynamicParameters Values() => new(new
    {
        only = Only,
        name = Search.Name,
        phones = Search.Phones,
        part = Search.PhonePart,
        state = State,
        store = Store,
        tag = Tag,
        source = Source,
        campaign = Campaign,
        page = Page,
        link = Link,
        import = Import,
        since = Since?.ToDateTime(TimeOnly.MinValue),
        until = Until?.ToDateTime(TimeOnly.MinValue),
        ids = Ids,
    });
}
