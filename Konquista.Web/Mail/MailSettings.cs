using System.Globalization;
using MimeKit;

namespace Konquista.Web.Mail;

/// <summary>By which server mails go out and who they are from; a wrong value becomes one sentence that names the key.</summary>
internal sealed record MailSettings(string Host, int Port, MailSecurity Security, string? User, string? Password, MailboxAddress From)
{
    private const string Section = "Konquista:Mail";
    private const int Submission = 587;
    private const int SubmissionOverTls = 465;

    private static readonly string[] Keys = ["Port", "Security", "User", "Password", "From"];

    public static string? Problem(IConfiguration configuration)
    {
        var mail = configuration.GetSection(Section);
        if (string.IsNullOrWhiteSpace(mail["Host"]))
        {
            return Keys.FirstOrDefault(key => !string.IsNullOrEmpty(mail[key])) is { } other
                ? $"{Section}:{other} is set without {Section}:Host: name the server that takes mails."
                : null;
        }

        return Sender(mail) is null ? $"{Section}:From must be an e-mail address such as Konquista <nao-responda@clinica.example>."
            : SecurityOf(mail) is not { } security ? $"{Section}:Security must be StartTls, Tls or None."
            : PortOf(mail, security) is null ? $"{Section}:Port must be a number from 1 to 65535."
            : string.IsNullOrEmpty(mail["User"]) != string.IsNullOrEmpty(mail["Password"]) ? $"{Section}:User and {Section}:Password go together: set both or neither."
            : security == MailSecurity.None && !string.IsNullOrEmpty(mail["Password"])
                ? $"{Section}:Security is None, and {Section}:Password would travel readable by anybody: use StartTls or Tls."
            : null;
    }

    /// <summary>Null where no mail is sent.</summary>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection(Section);
        return Problem(configuration) is null && mail["Host"] is { } host && !string.IsNullOrWhiteSpace(host) && SecurityOf(mail) is { } security && Sender(mail) is { } from
            ? new(host.Trim(), PortOf(mail, security)!.Value, security, mail["User"], mail["Password"], from)
            : null;
    }

    // A record prints its properties, and one of these must not be printed.
    public override string ToString() => nameof(MailSettings);

    private static MailboxAddress? Sender(IConfiguration mail) =>
        MailboxAddress.TryParse(mail["From"], out var from) && from.Address.Contains('@', StringComparison.Ordinal) ? from : null;

    private static MailSecurity? SecurityOf(IConfiguration mail) =>
        string.IsNullOrEmpty(mail["Security"]) ? MailSecurity.StartTls
        : Enum.TryParse<MailSecurity>(mail["Security"], ignoreCase: true, out var security) && Enum.IsDefined(security) ? security
        : null;

    private static int? PortOf(IConfiguration mail, MailSecurity security) =>
        string.IsNullOrEmpty(mail["Port"]) ? security == MailSecurity.Tls ? SubmissionOverTls : Submission
        : int.TryParse(mail["Port"], CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : null;
}

/// <summary>How the way to the server is closed to others.</summary>
internal enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
