using System.Globalization;
using StableHash = Konquista.Templates.StableHash;

namespace Konquista.Bench.Demo;

/// <summary>People who do not exist, as a file of the same shape as people send: each number once.</summary>
internal static class InventedLeads
{
    private static readonly string[] First =
        ["Ana", "Beatriz", "Camila", "Daniela", "Eduarda", "Fernanda", "Gabriela", "Helena", "Isabela", "Júlia", "Larissa", "Mariana", "João", "Pedro", "Thaís"];

    private static readonly string[] Last =
        ["Silva", "Souza", "Oliveira", "Araújo", "Conceição", "Lopes", "Ferreira", "Rocha", "Nogueira", "Prado"];

    private static readonly string[] Tags =
        ["MOEMA", "SANTOS", "CAMPINAS", "SOROCABA", "OSASCO", "VIP", "INSTAGRAM", "\"MOEMA, BOTOX\"", "\"SANTOS, VIP\"", "PREENCHIMENTO", ""];

    private static readonly int[] AreaCodes = [11, 12, 14, 13, 15, 19, 21, 31, 41, 51, 61, 71, 81, 92, 68];

    public static void Write(string path, int count, int seed)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("Nome,Whatsapp,Tags");
        for (var no = 0; no < count; no++)
        {
            var area = AreaCodes[no % AreaCodes.Length];
            var number = 70_000_000 + (no / AreaCodes.Length);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{One(First, seed, no, 0)} {One(Last, seed, no, 1)},({area}) 9{number},{One(Tags, seed, no, 2)}"));
        }
    }

    private static string One(string[] from, int seed, int no, int purpose) =>
        from[(int)(StableHash.Of(((ulong)seed << 32) + (ulong)no, purpose) % (ulong)from.Length)];
}
