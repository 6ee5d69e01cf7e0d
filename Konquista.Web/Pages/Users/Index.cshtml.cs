using Konquista.Web.Accounts;
using Konquista.Web.Mail;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
internal sealed class IndexModel(UserList list, InvitationList invitations, Outbox outbox) : PageModel
{
    public IReadOnlyList<UserRow> Users { get; private set; } = [];

    public IReadOnlyList<InvitationRow> Invitations { get; private set; } = [];

    public MailNews Mail { get; private set; } = new(0, 0);

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Users, Invitations, Mail) = (await list.All(cancel), await invitations.All(cancel), await outbox.Read(cancel));
}
