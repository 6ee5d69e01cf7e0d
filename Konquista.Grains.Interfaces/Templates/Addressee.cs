namespace Konquista.Templates;

/// <summary>What is known of a person that a text may name. Prints without it.</summary>
public sealed record Addressee
{
    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public string? StoreName { get; init; }

    public string? StoreAddress { get; init; }

    public string? StoreCity { get; init; }

    /// <summary>Of the federation, by its two letters.</summary>
    public string? State { get; init; }

    /// <summary>Names under which a text may ask for something that a lead can have, in the order in which an editor offers them.</summary>
    public static IReadOnlyList<string> Variables { get; } =
        ["nome", "nome_completo", "unidade", "endereco", "cidade", "estado"];

    public IReadOnlyDictionary<string, string?> Values() => new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["nome"] = FirstName,
        ["primeiro_nome"] = FirstName,
        ["nome_completo"] = Name,
        ["unidade"] = StoreName,
        ["endereco"] = StoreAddress,
        ["cidade"] = StoreCity,
        ["estado"] = State,
    };

    public override string ToString() => nameof(Addressee);
}
