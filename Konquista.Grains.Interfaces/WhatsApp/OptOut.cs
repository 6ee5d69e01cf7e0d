using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Konquista.WhatsApp;

/// <summary>Decides whether a whole message asks to stop, or to start again; a word inside a sentence never does.</summary>
public static partial class OptOut
{
    private const int LongestRequest = 160;

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["n"] = "nao",
        ["naum"] = "nao",
        ["num"] = "nao",
        ["msg"] = "mensagem",
        ["msgs"] = "mensagem",
        ["mensagens"] = "mensagem",
        ["mgs"] = "mensagem",
        ["tirar"] = "tira",
        ["tire"] = "tira",
        ["remova"] = "remove",
        ["exclua"] = "exclui",
        ["mandem"] = "mande",
        ["mandar"] = "mande",
        ["enviem"] = "mande",
        ["envie"] = "mande",
        ["enviar"] = "mande",
        ["pare"] = "parar",
        ["parem"] = "parar",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Polite = FrozenSet.Create(
        StringComparer.Ordinal,
        "por", "favor", "pf", "pfv", "pfvr", "gentileza", "obrigado", "obrigada", "obg", "obgd", "grato", "grata",
        "oi", "ola", "bom", "boa", "dia", "tarde", "noite", "please", "desculpa", "desculpe");

    private static readonly FrozenSet<string> Leaving = FrozenSet.Create(
        StringComparer.Ordinal,
        "sair", "parar", "cancelar", "remover", "descadastrar", "descadastre", "descadastro", "stop", "unsubscribe",
        "quero sair", "quero parar", "sair da lista", "quero sair da lista", "quero sair dessa lista",
        "quero descadastrar", "quero me descadastrar", "me descadastra", "me descadastre",
        "nao quero receber", "nao quero mais", "nao quero mais receber", "nao quero receber mais",
        "nao quero mensagem", "nao quero mais mensagem", "nao quero receber mensagem", "nao quero receber mais mensagem",
        "nao quero mais receber mensagem", "nao quero receber mais nada", "nao quero mais receber nada", "nao quero receber nada",
        "nao mande mais", "nao mande mais mensagem", "nao mande mensagem", "nao me mande mais", "nao me mande mais mensagem",
        "nao me mande mensagem", "nao me mande mais nada",
        "parar de mande mensagem", "parar de me mande mensagem", "para de mande mensagem", "para de me mande mensagem",
        "me tira da lista", "me tira dessa lista", "me tira desta lista", "tira me da lista", "tira meu numero", "tira meu numero da lista",
        "remove", "me remove", "me remove da lista", "me remove dessa lista", "remover meu numero", "remove meu numero",
        "me exclui", "me exclui da lista", "exclui meu numero", "excluir meu numero", "remover da lista", "descadastrar meu numero");

    private static readonly FrozenSet<string> Returning = FrozenSet.Create(
        StringComparer.Ordinal,
        "voltar", "receber", "iniciar", "voltar a receber", "quero voltar a receber");

    private static readonly FrozenSet<string> Inviting = FrozenSet.Create(
        StringComparer.Ordinal,
        "responda", "responder", "envie", "enviar", "mande", "mandar", "digite", "digitar", "escreva", "escrever", "reply", "send");

    public static bool IsOptOut(string? text) => Leaving.Contains(Request(text));

    public static bool IsOptIn(string? text) => Returning.Contains(Request(text));

    /// <summary>A text of ours tells its reader how to stop: the word stands in capitals, or right after "responda" and the like.</summary>
    public static bool IsOffered(string text)
    {
        string[] words = [.. Word().Matches(text).Select(match => match.Value)];
        return words.Index().Any(word => IsOptOut(word.Item)
            && (!word.Item.Any(char.IsLower) || (word.Index > 0 && PlainWords.Of(words[word.Index - 1]).Any(Inviting.Contains))));
    }

    // "SAIR SAIR SAIR!!" is one request said three times.
    private static string Request(string? text)
    {
        if (text is null || text.Length > LongestRequest)
        {
            return "";
        }

        var words = PlainWords.Of(text).Where(word => !Polite.Contains(word)).Select(Spell).ToArray();
        return words.Length > 0 && Array.TrueForAll(words, word => word == words[0]) ? words[0] : string.Join(' ', words);
    }

    private static string Spell(string word) => Spellings.GetValueOrDefault(word, word);

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
