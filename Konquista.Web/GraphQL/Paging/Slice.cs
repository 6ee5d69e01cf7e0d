using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Paging;

/// <summary>Which page of a list is asked for: so many rows after a place, or so many before one.</summary>
internal sealed record Slice(int Most, Place? From, bool IsBackward)
{
    public const int Usual = 20;
    public const int Longest = 200;

    /// <summary>By what a field was given; a cursor of another order than the named one is refused.</summary>
    public static Slice Of(string order, int? first, string? after, int? last = null, string? before = null)
    {
        if ((first is not null || after is not null) && (last is not null || before is not null))
        {
            throw Refusal.BadInput("Ask forward with first and after, or backward with last and before.");
        }

        var most = first ?? last ?? Usual;
        if (most is < 1 or > Longest)
        {
            throw Refusal.BadInput($"A page has from 1 to {Longest} rows.");
        }

        var isBackward = last is not null || before is not null;
        return new(most, (isBackward ? before : after) is { } cursor ? Place.Read(cursor, order) : null, isBackward);
    }
}
