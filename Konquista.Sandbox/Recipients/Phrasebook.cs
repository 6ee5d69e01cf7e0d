namespace Konquista.Sandbox.Recipients;

/// <summary>What the seeded people are called and what they write.</summary>
internal static class Phrasebook
{
    public const string OptOut = "SAIR";

    private static readonly string[] Replies =
    [
        "Oi, quero saber o preço", "Olá! Vocês atendem no sábado?", "Quanto custa a avaliação?", "Tenho interesse, como faço para agendar?",
        "Pode ser amanhã à tarde?", "Bom dia! Qual é o endereço da unidade?", "Aceita cartão? 😊", "Não entendi a promoção, pode explicar?",
    ];

    private static readonly string[] Names =
        ["Ana", "Beatriz", "João", "Conceição", "Luís", "Márcia", "Patrícia", "Rafael", "Sônia", "Thaís", "Vinícius", "Yara"];

    public static string Reply(ulong number) => Replies[number % (ulong)Replies.Length];

    public static string Name(ulong number) => Names[number % (ulong)Names.Length];

    public static AnswerKind KindOf(string text) =>
        string.Equals(text.Trim(), OptOut, StringComparison.OrdinalIgnoreCase) ? AnswerKind.OptOut : AnswerKind.Reply;
}
