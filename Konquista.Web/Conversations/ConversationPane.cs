using Konquista.Web.Kit;
using Konquista.Web.Stores;

namespace Konquista.Web.Conversations;

/// <summary>The list beside a conversation: what is listed, of which store one may choose, and which one is open.</summary>
internal sealed record ConversationPane(
    ConversationFilter Filter, Pager<ConversationRow> Rows, IReadOnlyList<StoreChoice> Stores, Guid? Open)
{
    /// <summary>The address under which the rows alone are read again.</summary>
    public string Again => Filter.Address(handler: "Rows", open: Open, after: Filter.After);

    public string? Next => Rows is { HasMore: true, Rows: [.., var last] }
        ? Filter.Address(after: Cursor.Write(Filter.Recent ? last.HeardAt : last.WaitingSince!.Value, last.Id))
        : null;
}

/// <summary>Reads the list that stands beside a conversation.</summary>
internal sealed class ConversationPanes(ConversationList list, StoreList stores)
{
    public async Task<ConversationPane> Read(ConversationFilter filter, Guid? only, Guid? open, CancellationToken cancel) =>
        new(filter, await list.Page(filter, only, cancel), await stores.Choices(only, cancel), open);
}
