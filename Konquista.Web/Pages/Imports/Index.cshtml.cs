using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Imports;

[Allows(Permission.Import)]
internal sealed class IndexModel(ImportList list) : PageModel
{
    public Pager<ImportRow> Imports { get; private set; } = new([], HasMore: false);

    public string? NextAfter => Imports.Rows is [.., var last] ? Cursor.Write(last.CreatedAt, last.Id) : null;

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        var place = Cursor.Read(after);
        Imports = Pager<ImportRow>.Of(await list.Page(place?.At, place?.Id, cancel), ImportList.PageSize);
    }
}
