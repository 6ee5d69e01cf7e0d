using System.Globalization;
using Dapper;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>An order of a list, by a column and the id after it: writes the end of its statement, so that any page takes as long as the first.
/// Name stands in cursors; Column and Id are as the statement knows them, and an index begins with them; Type is the column's in PostgreSQL.</summary>
internal sealed record Keyset<T>(string Name, string Column, string Id, string Type, bool IsDescending, Func<T, Place> PlaceOf)
{
    public Slice Slice(int? first, string? after, int? last = null, string? before = null)
    {
        var slice = Paging.Slice.Of(Name, first, after, last, before);
        return slice.From is not { } place || IsKey(place.Key) ? slice : throw Place.Unknown();
    }

    /// <summary>What comes after the conditions of a statement, and its values.</summary>
    public string Tail(Slice slice, DynamicParameters values)
    {
        var isDown = IsDescending != slice.IsBackward;
        values.Add("most", slice.Most + 1);
        var from = "";
        if (slice.From is { } place)
        {
            values.Add("key", place.Key);
            values.Add("keyid", place.Id);
            from = $"and ({Column}, {Id}) {(isDown ? '<' : '>')} (@key::text::{Type}, @keyid) ";
        }

        var way = isDown ? "desc" : "asc";
        return string.Create(CultureInfo.InvariantCulture, $"\n{from}order by {Column} {way}, {Id} {way} limit @most");
    }

    /// <summary>The page of rows that <see cref="Tail"/> asked for, one more than it shows where there are more.</summary>
    public Connection<T> Page(IReadOnlyList<T> rows, Slice slice, Func<CancellationToken, Task<int>> count)
    {
        var hasMore = rows.Count > slice.Most;
        var shown = rows.Take(slice.Most);
        var edges = (slice.IsBackward ? shown.Reverse() : shown).Select(row => new Edge<T>(PlaceOf(row).Write(Name), row)).ToArray();
        var hasOther = slice.From is not null;
        return new(edges, new(slice.IsBackward ? hasOther : hasMore, slice.IsBackward ? hasMore : hasOther, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor), count);
    }

    private bool IsKey(string key) => Type switch
    {
        "timestamptz" => DateTimeOffset.TryParse(key, CultureInfo.InvariantCulture, out _),
        "bigint" => long.TryParse(key, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    /// <summary>A moment as a cursor carries it.</summary>
    public static Place At(DateTime moment, Guid id) => new(moment.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture), id);
}
