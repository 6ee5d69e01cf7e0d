using System.Reflection;

namespace Konquista.Phones;

/// <summary>A Brazilian area code (DDD): the state, region and time zone where its lines were issued.</summary>
/// <param name="Code">Two digits, such as "11".</param>
/// <param name="State">Two letters (UF), such as "SP".</param>
/// <param name="Region">One of <see cref="Regions"/>.</param>
/// <param name="TimeZoneId">An IANA id; libphonenumber's own zones are wrong for much of Brazil.</param>
[GenerateSerializer, Immutable, Alias("Konquista.Phones.AreaCode")]
public sealed record AreaCode(
    [property: Id(0)] string Code,
    [property: Id(1)] string State,
    [property: Id(2)] string Region,
    [property: Id(3)] string TimeZoneId)
{
    private static readonly AreaCode?[] ByNumber = new AreaCode?[100];

    public static IReadOnlyList<AreaCode> All { get; } = Load();

    public static AreaCode? Find(string? code) => Find(code.AsSpan());

    public static AreaCode? Find(ReadOnlySpan<char> code) =>
        code.Length == 2 && char.IsAsciiDigit(code[0]) && char.IsAsciiDigit(code[1])
            ? ByNumber[((code[0] - '0') * 10) + code[1] - '0']
            : null;

    private static AreaCode[] Load()
    {
        using var table = Assembly.GetExecutingAssembly().GetManifestResourceStream("Phones/ddd.csv")
            ?? throw new InvalidOperationException("The area code table is not embedded in this assembly.");
        using var lines = new StreamReader(table);
        var all = lines.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => new AreaCode(cells[0], cells[1], cells[2], cells[3]))
            .ToArray();
        foreach (var area in all)
        {
            ByNumber[((area.Code[0] - '0') * 10) + area.Code[1] - '0'] = area;
        }

        return all;
    }
}
