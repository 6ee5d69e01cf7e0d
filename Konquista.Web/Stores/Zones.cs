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

    /// <summary>The states of Brazil.</summary>
    public static IReadOnlyList<string> States { get; } =
    [
        "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ", "RN", "RO",
        "RR", "RS", "SC", "SE", "SP", "TO",
    ];
}
