using Microsoft.AspNetCore.WebUtilities;

namespace Konquista.Web.Conversations;

/// <summary>Which conversations are listed: of people who wait, the longest first, or all that were lately written in; and of which store. Lives in the address.</summary>
public sealed record ConversationFilter(bool Recent, Guid? Store, string? After)
{
    public const string RecentWord = "recent";
    private const string Home = "/conversations";

    public bool IsFiltered => Recent || Store is not null;

    public string Address(string path = Home, bool? recent = null, string? handler = null, Guid? open = null, string? after = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("handler", handler),
            ("show", recent ?? Recent ? RecentWord : null),
            ("store", Store?.ToString()),
            ("open", open?.ToString()),
            ("after", after),
        ];
        return parts.Where(part => part.Value is not null)
            .Aggregate(path, (address, part) => QueryHelpers.AddQueryString(address, part.Name, part.Value!));
    }

    /// <summary>The page of one conversation, from which one comes back to this list.</summary>
    public string Of(Guid lead, string part = "") => Address($"{Home}/{lead}{part}");
}
