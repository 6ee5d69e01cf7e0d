namespace Konquista.Web.Stores;

/// <summary>The time zones in which stores of a Brazilian business may lie.</summary>
internal static class Zones
{
    public static IReadOnlyList<string> All { get; } =
    [
        "America/Sao_Paulo", "America/Manaus", "America/Cuiaba", "America/Campo_Grande", "America/Belem", "America/Fortaleza",
        "America/Recife", "America/Maceio", "America/Bahia", "America/Araguaina", "America/Santarem", "America/Porto_Velho",
        "America/Boa_Vista", "America/Rio_Branco", "America/Eirunepe", "America/Noronha",
    ];

    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["Sao Paulo"] = "São Paulo",
        ["Cuiaba"] = "Cuiabá",
        ["Belem"] = "Belém",
        ["Maceio"] = "Maceió",
        ["Araguaina"] = "Araguaína",
        ["Santarem"] = "Santarém",
        ["Eirunepe"] = "Eirunepé",
        ["Noronha"] = "Fernando de Noronha",
    };

    /// <summary>The city that gives a zone its name, as it is written in Brazil.</summary>
    public static string City(string zone) =>
        zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ') is var city && Written.TryGetValue(city, out var written) ? written : city;

    /// <summary>The states of Brazil.</summary>
    public static IReadOnlyList<string> States { get; } =
    [
        "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ", "RN", "RO",
        "RR", "RS", "SC", "SE", "SP", "TO",
    ];
}
