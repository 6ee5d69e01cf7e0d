namespace Konquista.Web.Kit;

/// <summary>A page of rows that was asked for with one row more than it shows, which tells whether there is another page.</summary>
internal sealed record Pager<T>(IReadOnlyList<T> Rows, bool HasMore)
{
    public static Pager<T> Of(IReadOnlyList<T> oneMore, int size) => new([.. oneMore.Take(size)], oneMore.Count > size);
}
