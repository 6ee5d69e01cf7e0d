using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Integrations;

[Allows(Permission.Integrations)]
[ResponseCache(NoStore = true)]
internal sealed class ExplorerModel(TimeProvider time) : PageModel
{
    public IReadOnlyList<ReadyQuery> Queries { get; private set; } = [];

    public void OnGet()
    {
        Queries = ReadyQuery.Of(DateOnly.FromDateTime(time.GetUtcNow().AddHours(-3).DateTime));
        HttpContext.AllowStylesOfScripts();
    }
}
