using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Conversations.Replies;

[Allows(Permission.Answer)]
internal sealed class IndexModel(ReplyList list) : PageModel
{
    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    public bool MayWrite => this.May(Permission.Replies);

    public async Task OnGetAsync(CancellationToken cancel) => Replies = await list.All(User.OnlyStore(), cancel);

    /// <summary>Who belongs to one store changes nothing that the others use.</summary>
    public bool MayEdit(Reply reply) => MayWrite && Staff.Of(User).Sees(reply.StoreId);
}
