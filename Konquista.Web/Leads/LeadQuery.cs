namespace Konquista.Web.Leads;

/// <summary>The filter of the list of leads as it travels: all but the search in the address, the search in the form, since it may be a name or a number.</summary>
public sealed class LeadQuery
{
    public const int MostChosen = 500;

    public string? State { get; set; }

    public Guid? Store { get; set; }

    public string? Tag { get; set; }

    public string? Source { get; set; }

    public Guid? Campaign { get; set; }

    /// <summary>A landing page; not named "page", which routes of pages go by.</summary>
    public Guid? Landing { get; set; }

    /// <summary>A link to a chat.</summary>
    public Guid? Link { get; set; }

    /// <summary>A file.</summary>
    public Guid? Import { get; set; }

    public DateOnly? Since { get; set; }

    public DateOnly? Until { get; set; }

    public string? Search { get; set; }

    public bool IsFiltered => State is not null || Search is not null || IsNarrowed;

    /// <summary>By more than a state or a search.</summary>
    public bool IsNarrowed => new object?[] { Store, Tag, Source, Campaign, Landing, Link, Import, Since, Until }.Any(part => part is not null);

    /// <summary>What belongs into an address.</summary>
    public object Address(string? state) => new
    {
        state,
        store = Store,
        tag = Tag,
        source = Source,
        campaign = Campaign,
        landing = Landing,
        link = Link,
        import = Import,
        since = Day(Since),
        until = Day(Until),
    };

    internal LeadFilter Filter(Guid? only, bool parts, Guid[]? ids = null) => new()
    {
        Only = only,
        Search = LeadSearch.Read(Search = Text(Search), parts),
        State = State = LeadList.States.Contains(State) ? State : null,
        Store = Store,
        Tag = Tag = Text(Tag)?.ToUpperInvariant(),
        Source = Source = LeadList.Sources.Contains(Source) ? Source : null,
        Campaign = Campaign,
        Page = Landing,
        Link = Link,
        Import = Import,
        Since = Since,
        Until = Until,
        Ids = ids,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim() is { Length: > 200 } tooLong ? tooLong[..200] : given.Trim();

    /// <summary>Every field that is set, as a form carries it on.</summary>
    internal IEnumerable<(string Name, string? Value)> Fields() =>
        new (string Name, string? Value)[]
        {
            ("State", State), ("Store", Store?.ToString()), ("Tag", Tag), ("Source", Source), ("Campaign", Campaign?.ToString()),
            ("Landing", Landing?.ToString()), ("Link", Link?.ToString()), ("Import", Import?.ToString()),
            ("Since", Day(Since)), ("Until", Day(Until)), ("Search", Search),
        }.Where(field => field.Value is not null).Select(field => ($"Query.{field.Name}", field.Value));
}
