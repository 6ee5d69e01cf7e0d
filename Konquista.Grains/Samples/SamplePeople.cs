namespace Konquista.Samples;

/// <summary>Who the sample people are. Nobody has their numbers: a Brazilian mobile never begins with 90.</summary>
internal static class SamplePeople
{
    public const string Tag = "EXEMPLO";
    public const string Source = "sample";

    public static IReadOnlyList<SamplePerson> All { get; } =
    [
        new("Ana Beatriz Souza", "11900000000", "Oi! Vi o anúncio, quanto custa a limpeza de pele?"),
        new("Marcos Vinícius Lima", "21900000001", "Tem horário no sábado de manhã?"),
        new("Júlia Ferreira", "31900000002", "Pode me ligar depois das 18h?"),
        new("Patrícia Gonçalves", "41900000003"),
        new("Thaís Oliveira", "43900000004"),
        new("Carlos Eduardo Rocha", "51900000005"),
        new("Luciana Araújo", "61900000006"),
        new("Rafael Muniz", "62900000007"),
        new("Simone Conceição", "71900000008", IsBooked: true),
        new("Fernanda Antunes", "81900000009", IsBooked: true),
        new("Otávio Brandão", "85900000010"),
        new("Renata Magalhães", "92900000011"),
    ];
}

/// <summary>One sample person: what they wrote, if they did, and whether they have booked.</summary>
internal sealed record SamplePerson(string Name, string Phone, string? Wrote = null, bool IsBooked = false);
