using Konquista.Templates;

namespace Konquista.Web.Templates;

/// <summary>One person for whom a text is shown.</summary>
internal sealed record Reader
{
    /// <summary>Empty for the person who is only an example.</summary>
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public string Phone { get; init; } = "";

    public string? State { get; init; }

    public string? StoreName { get; init; }

    public string? StoreAddress { get; init; }

    public string? StoreCity { get; init; }

    public static Reader Example { get; } = new()
    {
        Name = "Ana Souza",
        FirstName = "Ana",
        State = "SP",
        StoreName = "Moema",
        StoreAddress = "Av. Ibirapuera, 1000",
        StoreCity = "São Paulo",
    };

    public bool IsExample => Id == Guid.Empty;

    public Addressee Addressee => new()
    {
        Name = Name,
        FirstName = FirstName,
        StoreName = StoreName,
        StoreAddress = StoreAddress,
        StoreCity = StoreCity,
        State = State,
    };
}
