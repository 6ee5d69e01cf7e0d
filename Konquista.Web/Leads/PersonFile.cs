using System.Text.Json;

namespace Konquista.Web.Leads;

/// <summary>All that is kept about one person, as the database tells it in JSON; read for the page that is printed.</summary>
internal sealed record PersonFile
{
    private static readonly JsonSerializerOptions Keys = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required PersonCard Person { get; init; }

    public IReadOnlyList<PersonIdentity> Identities { get; init; } = [];

    public IReadOnlyList<PersonArrival> Arrivals { get; init; } = [];

    public IReadOnlyList<PersonConsent> Consents { get; init; } = [];

    public IReadOnlyList<PersonEnrollment> Enrollments { get; init; } = [];

    public IReadOnlyList<PersonMessage> Messages { get; init; } = [];

    public IReadOnlyList<PersonWords> Inbound { get; init; } = [];

    public IReadOnlyList<PersonVisit> Appointments { get; init; } = [];

    public IReadOnlyList<PersonFact> Facts { get; init; } = [];

    public static PersonFile Read(string json) => JsonSerializer.Deserialize<PersonFile>(json, Keys)!;

    /// <summary>What was written in either direction, the oldest first.</summary>
    public IEnumerable<(DateTime At, PersonMessage? Ours, PersonWords? Theirs)> Talk() => Messages
        .Select(message => (At: message.AcceptedAt ?? message.PlannedAt, Ours: (PersonMessage?)message, Theirs: (PersonWords?)null))
        .Concat(Inbound.Select(words => (words.At, Ours: (PersonMessage?)null, Theirs: (PersonWords?)words)))
        .OrderBy(entry => entry.At);
}

/// <summary>Who the person is.</summary>
internal sealed record PersonCard(
    string Name, string Phone, string? State, string? Region, string TimeZone, string? Store, string[] Tags, string Note, string Source,
    DateTime CapturedAt, DateTime? PausedAt, DateTime? OptedOutAt);

/// <summary>A number or another name under which they are known.</summary>
internal sealed record PersonIdentity(string Kind, string Value, string? Given, string LearntFrom, DateTime LearntAt);

/// <summary>One coming of theirs by a page, a link or by hand.</summary>
internal sealed record PersonArrival(DateTime At, string Source, string? UtmSource, string? UtmMedium, string? UtmCampaign, string? Referrer, string? Remark);

/// <summary>What they agreed to or took back.</summary>
internal sealed record PersonConsent(DateTime At, string Purpose, string Basis, bool Granted, string? Text, string Source, JsonElement Evidence, string? NotedBy)
{
    /// <summary>What was noted of it by hand, or where the list came from.</summary>
    public string? Note => Noted("note") ?? Noted("origin");

    private string? Noted(string key) =>
        Evidence.ValueKind == JsonValueKind.Object && Evidence.TryGetProperty(key, out var noted) && noted.ValueKind == JsonValueKind.String ? noted.GetString() : null;
}

/// <summary>A passage through a campaign.</summary>
internal sealed record PersonEnrollment(string Campaign, string State, DateTime EnteredAt, DateTime? EndedAt, string? EndReason);

/// <summary>A message of ours.</summary>
internal sealed record PersonMessage(
    string State, string? Campaign, string? From, string? Text, DateTime PlannedAt, DateTime? AcceptedAt, DateTime? DeliveredAt, DateTime? ReadAt,
    string? Reason, string? WrittenBy);

/// <summary>A message of theirs.</summary>
internal sealed record PersonWords(DateTime At, string Kind, string Text);

/// <summary>A booking.</summary>
internal sealed record PersonVisit(DateTime? StartsAt, string Status, string? Store, string Source, DateTime CreatedAt);

/// <summary>Something that happened to their record.</summary>
internal sealed record PersonFact(DateTime At, string Kind, string? By, JsonElement Data)
{
    public string? Reason => Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty("reason", out var reason) ? reason.GetString() : null;

    /// <summary>What was corrected, field by field; nothing for anything else.</summary>
    public IEnumerable<(string Field, string Before, string After)> Changes =>
        Part("after") is not { } after
            ? []
            : after.EnumerateObject().Select(changed => (
                changed.Name, Part("before") is { } before && before.TryGetProperty(changed.Name, out var was) ? Text(was) : "", Text(changed.Value)));

    private JsonElement? Part(string name) =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Null => "",
        _ => value.ToString(),
    };
}
