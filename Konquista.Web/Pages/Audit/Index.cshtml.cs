using Konquista.Web.Accounts;
using Konquista.Web.Audit;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Audit;

[Allows(Permission.Audit)]
internal sealed class IndexModel(AuditList list, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public IReadOnlyList<AuditActor> Actors { get; private set; } = [];

    public Pager<AuditEntry> Changes { get; private set; } = new([], HasMore: false);

    public bool IsFiltered => Kind is not null || Actor is not null || From is not null || To is not null;

    public string? NextAfter => Changes.Rows is [.., var last] ? Cursor.Write(last.Row.At, last.Row.Id) : null;

    private AuditFilter Filter => new(Kind, Actor, From, To);

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        Narrow();
        Actors = await list.Actors(cancel);
        var rows = await list.Page(Filter, Cursor.ReadNumbered(after), AuditList.PageSize, cancel);
        Changes = Pager<AuditEntry>.Of([.. rows.Select(row => AuditEntry.Of(row, words))], AuditList.PageSize);
    }

    public CsvFile OnGetCsv()
    {
        Narrow();
        return AuditCsv.Of(Filter);
    }

    public string Address(string handler, string? after = null) => Url.Page("Index", new
    {
        handler,
        kind = Kind,
        actor = Actor,
        from = From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        to = To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        after,
    })!;

    public string Called(string actor) => Actors.FirstOrDefault(known => known.Name == actor)?.Called ?? words.Actor(actor);

    private void Narrow()
    {
        Kind = AuditFilter.Kinds.Contains(Kind) ? Kind : null;
        Actor = string.IsNullOrWhiteSpace(Actor) ? null : Actor;
    }
}
