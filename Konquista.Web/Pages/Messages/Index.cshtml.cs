using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Messages;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Messages;

[Allows(Permission.See)]
internal sealed class IndexModel(MessageList list, StoreList stores) : PageModel
{
    public MessageFilter Filter { get; private set; } = new();

    public Pager<MessageRow> Messages { get; private set; } = new([], HasMore: false);

    /// <summary>Counted no further than <see cref="MessageList.MostCounted"/> and one.</summary>
    public long Count { get; private set; }

    public MessageChoices Choices { get; private set; } = new([], []);

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public string? NextAfter => Messages.Rows is [.., var last] ? Cursor.Write(last.DueAt, last.Id) : null;

    public async Task OnGetAsync(MessageFilter filter, string? after, CancellationToken cancel)
    {
        var only = User.OnlyStore();
        Filter = filter.Known();
        Messages = Pager<MessageRow>.Of(await list.Page(Filter, only, Cursor.Read(after), cancel), MessageList.PageSize);
        Count = await list.Count(Filter, only, MessageList.MostCounted + 1, cancel);
        Choices = await list.Choices(only, cancel);
        Stores = await stores.Choices(only, cancel);
    }
}
