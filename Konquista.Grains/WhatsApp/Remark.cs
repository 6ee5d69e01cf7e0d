using System.Text.RegularExpressions;

namespace Konquista.WhatsApp;

/// <summary>A provider's explanation made fit to keep: short, and without numbers, tokens or words of the message it speaks of.</summary>
internal static partial class Remark
{
    private const string Hidden = "…";

    public static string? Of(string? explanation, Outgoing about)
    {
        if (string.IsNullOrWhiteSpace(explanation))
        {
            return null;
        }

        var kept = Secrets(about)
            .Where(secret => secret.Length > 2)
            .Aggregate(explanation, (text, secret) => text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase));
        return StorableText.From(Numbers().Replace(kept, Hidden));
    }

    private static IEnumerable<string> Secrets(Outgoing message) => message.Content switch
    {
        OutgoingContent.Text text => [message.From.Token, text.Body],
        OutgoingContent.CloudTemplate template => [message.From.Token, .. template.Variables],
        OutgoingContent.File file => [message.From.Token, file.Caption],
        _ => [message.From.Token],
    };

    // Eight digits, however they are grouped, may be somebody's number; error codes are shorter.
    [GeneratedRegex(@"\+?\d(?:[ ().-]{0,2}\d){7,}", RegexOptions.None, 10_000)]
    private static partial Regex Numbers();
}
