using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Konquista.Phones;
using Konquista.Web.Accounts;

namespace Konquista.Web.Leads;

/// <summary>A number as people of the business read it: a person's whole only for who may see numbers, for everybody else its last four digits.</summary>
internal static partial class PhoneText
{
    private const char Dot = '•';
    private const int Shown = 4;
    private const int FewestDigits = 8;

    /// <summary>A number of the business itself; what cannot be read is shown as it is.</summary>
    public static string Ours(string stored) => PhoneNumber.TryParse(stored, out var number, out _) ? number.National : stored;

    /// <summary>The number of a person: "(11) 98888-1234", or "(11) 9••••-1234".</summary>
    public static string Show(string stored, ClaimsPrincipal who) => who.SeesNumbers() ? Ours(stored) : Masked(stored);

    /// <summary>The number of a person as the cell of a file.</summary>
    public static string? Cell(string? stored, ClaimsPrincipal who) =>
        stored is null ? null : who.SeesNumbers() ? stored.TrimStart('+') : Masked(stored);

    /// <summary>A line of a file or the words of a provider, in which numbers of people may stand.</summary>
    public static string? Within(string? text, ClaimsPrincipal who) =>
        text is null || who.SeesNumbers() ? text : Numbers().Replace(text, match => MaskedIfLong(match.Value));

    /// <summary>All that is kept about one person, with the numbers under which they are known.</summary>
    public static string WithinFile(string json, ClaimsPrincipal who)
    {
        if (who.SeesNumbers() || JsonNode.Parse(json) is not { } file)
        {
            return json;
        }

        Hide(file, isNumber: false);
        return file.ToJsonString();
    }

    /// <summary>Of a person's number what may be told to anybody who sees them.</summary>
    public static string Masked(string stored)
    {
        if (!PhoneNumber.TryParse(stored, out var number, out _))
        {
            return MaskedIfLong(stored);
        }

        var end = number.Digits[^Shown..];
        return number switch
        {
            { IsMobile: true } => $"({number.Digits[2..4]}) 9{new string(Dot, Shown)}-{end}",
            { IsBrazilian: true } => $"({number.Digits[2..4]}) {new string(Dot, Shown)}-{end}",
            _ => $"+{new string(Dot, number.Digits.Length - Shown)}{end}",
        };
    }

    // Somebody's name under WhatsApp may be a number, too.
    private static string MaskedIfLong(string text)
    {
        var hidden = text.Count(char.IsDigit) - Shown;
        return hidden < FewestDigits - Shown ? text : string.Concat(text.Select(letter => char.IsDigit(letter) && hidden-- > 0 ? Dot : letter));
    }

    // What others wrote keeps its words; everything by its key, and every text that holds a number, loses digits.
    private static void Hide(JsonNode node, bool isNumber)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var (key, part) in parts.ToList())
                {
                    Put(part, key is "phone" or "value" or "given", masked => parts[key] = masked);
                }

                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    var place = at;
                    Put(items[at], isNumber, masked => items[place] = masked);
                }

                break;
        }
    }

    private static void Put(JsonNode? part, bool isNumber, Action<string> put)
    {
        if (part is JsonValue value && value.TryGetValue<string>(out var text))
        {
            if (isNumber)
            {
                put(Masked(text));
            }
        }
        else if (part is not null)
        {
            Hide(part, isNumber);
        }
    }

    // Digits with what people write between them, but no date.
    [GeneratedRegex(@"(?<!\d)(?!\d{4}-\d\d-\d\d)\+?\(?\d[\d\s().\-–]{6,}\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
