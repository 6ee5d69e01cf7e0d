namespace Konquista.Phones;

/// <summary>The five regions of Brazil, spelt as the area code table spells them.</summary>
public static class Regions
{
    public const string Norte = "Norte";
    public const string Nordeste = "Nordeste";
    public const string CentroOeste = "Centro-Oeste";
    public const string Sudeste = "Sudeste";
    public const string Sul = "Sul";

    public static IReadOnlyList<string> All { get; } = [Norte, Nordeste, CentroOeste, Sudeste, Sul];
}
