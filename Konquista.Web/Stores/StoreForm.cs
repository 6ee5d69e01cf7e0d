using System.ComponentModel.DataAnnotations;
using Konquista.Web.Kit;
using Konquista.Web.Languages;

namespace Konquista.Web.Stores;

/// <summary>What is typed about a store, within the bounds of what may be stored.</summary>
public sealed class StoreForm
{
    [Required, StringLength(80)]
    public string Name { get; set; } = "";

    [Required, StringLength(40)]
    public string Tag { get; set; } = "";

    [StringLength(200)]
    public string? Address { get; set; }

    [StringLength(80)]
    public string? City { get; set; }

    [RegularExpression("^[A-Z]{2}$", MatchTimeoutInMilliseconds = 1000)]
    public string? State { get; set; }

    [StringLength(400)]
    public string? Opening { get; set; }

    [Required, StringLength(60)]
    public string TimeZone { get; set; } = LocalTime.HomeZone;

    /// <summary>Days on which nothing is sent for this store, one per line.</summary>
    [StringLength(4000)]
    public string? ClosedDays { get; set; }

    /// <summary>0 for a store that is new.</summary>
    public int Version { get; set; }

    internal static StoreForm Of(StoreDetails store) => new()
    {
        Name = store.Name,
        Tag = store.Tag,
        Address = store.Address,
        City = store.City,
        State = store.State,
        Opening = store.Opening,
        TimeZone = store.TimeZone,
        ClosedDays = DayLines.Write(store.ClosedDays),
        Version = store.Version,
    };

    /// <summary>Null when one of the lines is not a day.</summary>
    public IReadOnlyList<DateOnly>? Days() => DayLines.Read(ClosedDays);

    internal object Values(Guid id, string by) => new
    {
        id,
        name = Name.Trim(),
        tag = Tag.Trim(),
        address = Address?.Trim() ?? "",
        city = City?.Trim() ?? "",
        state = string.IsNullOrEmpty(State) ? null : State,
        opening = Opening?.Trim() ?? "",
        timezone = TimeZone,
        closeddays = Days()!.ToArray(),
        version = Version,
        by,
    };
}
