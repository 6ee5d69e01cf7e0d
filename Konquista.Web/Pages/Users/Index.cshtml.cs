using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
internal sealed class IndexModel(UserList list) : PageModel
{
    public IReadOnlyList<UserRow> Users { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Users = await list.All(cancel);
}
