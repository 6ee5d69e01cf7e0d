namespace Konquista.Web.Clients;

/// <summary>What somebody lets a program do in their name, as it stands now; never the text that proves it.</summary>
internal sealed record AccessToken
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Of the owner: what facts are kept under.</summary>
    public required string UserName { get; init; }

    public required string Name { get; init; }

    public required string Scopes { get; init; }

    public string? Role { get; init; }

    public Guid? StoreId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; init; }

    public string UsedAgent { get; init; } = "";
}
