using System.Globalization;
using System.Text.Encodings.Web;
using Konquista.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Mail;

/// <summary>Writes the mails of the site in the language of who will read them: plain words, one address to open, nothing that follows the reader.</summary>
internal sealed class Letters(IStringLocalizer<Texts> texts, Words words)
{
    public Letter Invitation(string to, string name, string role, string by, string language, Uri address) => In(language, () => Write(
        to, name, texts["Mail.Invitation.Subject"],
        [texts["Mail.Invitation.Body", by, words.Role(role)], texts["Mail.Invitation.Open"]],
        address,
        [texts["Mail.Invitation.Until"], texts["Mail.Ignore"]]));

    public Letter PasswordReset(string to, string name, string language, Uri address) => In(language, () => Write(
        to, name, texts["Mail.Reset.Subject"],
        [texts["Mail.Reset.Body"], texts["Mail.Reset.Open"]],
        address,
        [texts["Mail.Reset.Until"], texts["Mail.Ignore"]]));

    private Letter Write(string to, string name, string subject, string[] before, Uri address, string[] after)
    {
        string[] opening = [name.Length > 0 ? texts["Mail.Hello", name] : texts["Mail.HelloYou"], .. before];
        var text = string.Join("\r\n\r\n", [.. opening, address.AbsoluteUri, .. after, "Konquista"]);
        var link = HtmlEncoder.Default.Encode(address.AbsoluteUri);
        var html = $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.Name}"><head><meta charset="utf-8"><title>{HtmlEncoder.Default.Encode(subject)}</title></head><body>
            {Paragraphs(opening)}
            <p><a href="{link}">{link}</a></p>
            {Paragraphs(after)}
            <p>Konquista</p>
            </body></html>
            """;
        return new(to, name, subject, text, html);
    }

    private static string Paragraphs(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"<p>{HtmlEncoder.Default.Encode(line)}</p>"));

    private static Letter In(string language, Func<Letter> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(LanguageSetup.All.Contains(language) ? language : LanguageSetup.Default);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
