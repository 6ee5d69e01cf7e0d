using Konquista.Templates;
using Konquista.WhatsApp;
using StableHash = Konquista.Templates.StableHash;

namespace Konquista.Web.Conversations;

/// <summary>What bears on an answer to one person: from which number of ours it would go, until when it may be free text, and what a ready text knows of them.</summary>
internal sealed record AnswerDesk
{
    public Guid LeadId { get; init; }

    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public string? FederalState { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    /// <summary>The number of ours; null when the person knows none yet.</summary>
    public string? Phone { get; init; }

    public string? Provider { get; init; }

    /// <summary>When the person last wrote to that number.</summary>
    public DateTime? HeardAt { get; init; }

    public DateTime? OptedOutAt { get; init; }

    public DateTime? HumanUntil { get; init; }

    public bool IsErased { get; init; }

    public int HoldDays { get; init; }

    public DateTime Now { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>In which the hours of their visits are told.</summary>
    public string? StoreZone { get; init; }

    /// <summary>One of the people of the sample data, to whom nothing goes.</summary>
    public bool IsSample { get; init; }

    /// <summary>Null where free text always may go.</summary>
    public DateTime? ClosesAt => Provider is not null && AnswerWindow.Of(Provider) is { } window
        ? (HeardAt ?? DateTime.UnixEpoch) + window
        : null;

    public bool IsClosed => ClosesAt <= Now;

    /// <summary>False for who asked to stop or was erased.</summary>
    public bool MayWrite => !IsErased && OptedOutAt is null;

    /// <summary>Until when campaigns would leave this person alone, were they answered now.</summary>
    public DateTime HeldUntil => Now.AddDays(HoldDays);

    /// <summary>Changes when what the page says of all this does; hours count, minutes only in the last one.</summary>
    public string Mark => $"{IsClosed}-{MayWrite}-{HumanUntil?.Ticks}-{HeardAt?.Ticks}-{Left}";

    private long Left => ClosesAt is { } closes && closes > Now
        ? closes - Now is var left && left.TotalHours >= 1 ? 100 + (long)left.TotalHours : (long)left.TotalMinutes / 5
        : -1;

    /// <summary>A ready text with what is known filled in; what is not known stays open for the writer to see.</summary>
    public string Fill(string body)
    {
        var open = MessageText.WithFallback(body, "…", name => !IsName(name));
        return MessageText.Render(open, Values(), Seed) is { MaySend: true } rendered ? rendered.Text! : body;
    }

    /// <summary>Null when something that the text needs is not known.</summary>
    public string? Exactly(string body) => MessageText.Render(body, Values(), Seed).Text;

    private ulong Seed => StableHash.Of(LeadId.ToString("N"));

    private static bool IsName(string name) => name is "nome" or "primeiro_nome";

    private Dictionary<string, string?> Values() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["nome"] = FirstName,
        ["primeiro_nome"] = FirstName,
        ["nome_completo"] = Name,
        ["unidade"] = Store,
        ["endereco"] = Address,
        ["cidade"] = City,
        ["estado"] = FederalState,
    };
}
