using System.Text.Json;
using Konquista.Web.Leads;
using Konquista.Web.Stores;

namespace Konquista.Web.Segments;

/// <summary>A filter of the list of leads under a name. It never holds a search, which would be somebody's name or number.</summary>
internal sealed record Segment
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As stored.</summary>
    public required string Filter { get; init; }

    public required string CreatedBy { get; init; }

    public int Version { get; init; }

    /// <summary>Only for who may change it: its maker, and who belongs to no single store.</summary>
    public bool MayChange(Guid? only, string by) => only is null || CreatedBy == by;

    /// <summary>False for a filter that narrows nothing, or by a store that whoever keeps it does not see.</summary>
    public static bool MayHold(LeadQuery query, IReadOnlyList<StoreChoice> seen) =>
        query.IsFiltered && (query.Store is not { } store || seen.Any(one => one.Id == store));

    public LeadQuery Query()
    {
        var query = JsonSerializer.Deserialize<LeadQuery>(Filter, Json) ?? new();
        query.Search = null;
        return query;
    }

    public static string Write(LeadQuery query) => JsonSerializer.Serialize(query.Address(query.State), Json);
}
