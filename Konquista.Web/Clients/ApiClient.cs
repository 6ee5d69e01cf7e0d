namespace Konquista.Web.Clients;

/// <summary>A program that comes in by itself, as it stands now.</summary>
internal sealed record ApiClient
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The one store whose rows it sees; null for all.</summary>
    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    /// <summary>The most it may be given, by <see cref="Accounts.Scope"/> names.</summary>
    public required string Scopes { get; init; }

    public byte[] SecretHash { get; init; } = [];

    /// <summary>Counts its secrets.</summary>
    public int Generation { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? DisabledAt { get; init; }

    public DateTime? UsedAt { get; init; }

    public int Version { get; init; }
}
