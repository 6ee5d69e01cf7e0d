using System.Buffers.Text;
using System.Text;
using GraphQL;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>Where a row stands in an order: the value it is ordered by, and its id. As a cursor it means nothing to whoever carries it.</summary>
internal sealed record Place(string Key, Guid Id)
{
    private const char Between = '\n';

    public string Write(string order) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{order}{Between}{Id:N}{Between}{Key}"));

    public static Place Read(string cursor, string order)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Between, 3) is [var of, var id, var key]
                && of == order && Guid.TryParseExact(id, "N", out var row) && Schemas.PlainTextType.IsPlain(key)
                ? new(key, row)
                : throw Unknown();
        }
        catch (FormatException)
        {
            throw Unknown();
        }
    }

    public static ExecutionError Unknown() => Refusal.BadInput("This cursor is not one of this list in this order.");
}
