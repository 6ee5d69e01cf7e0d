namespace Konquista.Web.Leads;

/// <summary>Which leads are asked for, on the list as for work on many; Only is the store beyond which the asker sees nothing.</summary>
internal sealed record LeadFilter
{
    private const string ByName = "l.search like @name";
    private const string ByPhones = "l.id = any (array(select i.lead_id from lead_identities i where i.value = any (@phones)))";
    private const string ByPart = "l.phone like @part";
    private const string OptedOut = "l.opted_out_at is not null";
    private const string Waiting = "l.waiting_since is not null and l.opted_out_at is null";
    private const string Paused = "l.paused_at is not null and l.waiting_since is null and l.opted_out_at is null";
    private const string ByState = "l.standing = @state";
    private const string OfOnly = "l.store_id = @only";
    private const string OfStore = "l.store_id = @store";
    private const string ByTag = "l.tags @> array[@tag::text]";
    private const string BySource = "l.source = @source";
    private const string OfCampaign = "exists (select from enrollments e where e.lead_id = l.id and e.campaign_id = @campaign)";

    // Who is part of another record counts as that person.
    private const string OfPage = "l.id in (select coalesce(d.merged_into, d.id) from arrivals a join leads d on d.id = a.lead_id where a.page_id = @page)";
    private const string OfLink = "l.id in (select coalesce(d.merged_into, d.id) from arrivals a join leads d on d.id = a.lead_id where a.link_id = @link)";

    private const string OfImport = """
        l.id in (select coalesce(d.merged_into, d.id) from import_lines n join leads d on d.id = n.lead_id
            where n.import_id = @import and n.verdict in ('new', 'updated'))
        """;

    private const string SinceDay = "l.captured_at >= @since::date::timestamp at time zone 'America/Sao_Paulo'";
    private const string UntilDay = "l.captured_at < (@until::date + 1)::timestamp at time zone 'America/Sao_Paulo'";
    private const string Ticked = "l.id = any (@ids)";

    /// <summary>All conditions in one statement. A state that the lead's own row tells is asked of that row alone; the others cost a look at its enrollments for every row passed.</summary>
    public const string Which = $"""
        (@name::text is null or {ByName})
          and (@phones::text[] is null or {ByPhones})
          and (@part::text is null or {ByPart})
          and case @state::text
            when 'opted_out' then {OptedOut}
            when 'waiting' then {Waiting}
            when 'paused' then {Paused}
            else @state is null or {ByState} end
          and (@only::uuid is null or {OfOnly})
          and (@store::uuid is null or {OfStore})
          and (@tag::text is null or {ByTag})
          and (@source::text is null or {BySource})
          and (@campaign::uuid is null or {OfCampaign})
          and (@page::uuid is null or {OfPage})
          and (@link::uuid is null or {OfLink})
          and (@import::uuid is null or {OfImport})
          and (@since::date is null or {SinceDay})
          and (@until::date is null or {UntilDay})
          and (@ids::uuid[] is null or {Ticked})
        """;

    /// <summary>The end of a statement that has a condition already, with those alone that narrow: it is planned once and well.</summary>
    public string AndGiven => string.Concat(Given().Select(condition => $"\n  and {condition}"));

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

    private IEnumerable<string> Given()
    {
        (bool IsGiven, string Condition)[] all =
        [
            (Search.Name is not null, ByName), (Search.Phones is not null, ByPhones), (Search.PhonePart is not null, ByPart),
            (State is not null, State switch { "opted_out" => OptedOut, "waiting" => Waiting, "paused" => Paused, _ => ByState }),
            (Only is not null, OfOnly), (Store is not null, OfStore), (Tag is not null, ByTag), (Source is not null, BySource),
            (Campaign is not null, OfCampaign), (Page is not null, OfPage), (Link is not null, OfLink), (Import is not null, OfImport),
            (Since is not null, SinceDay), (Until is not null, UntilDay), (Ids is not null, Ticked),
        ];
        return all.Where(one => one.IsGiven).Select(one => one.Condition);
    }
}
