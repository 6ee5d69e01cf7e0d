using System.Net.Sockets;
using System.Security.Cryptography;
using Konquista.Web.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Npgsql;

namespace Konquista.Web.Mail;

/// <summary>Sends what waits in the outbox, again while the server does not take it, and gives up what comes too late to be of use.</summary>
internal sealed partial class MailDelivery(Outbox outbox, WebSettings settings, TimeProvider time, ILogger<MailDelivery> log) : BackgroundService
{
    private const int Patience = 30_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is not { } mail)
        {
            return;
        }

        using var pace = new PeriodicTimer(Pace, time);
        do
        {
            await Run(mail, stoppingToken);
        }
        while (await pace.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Run(MailSettings mail, CancellationToken cancel)
    {
        try
        {
            while (await outbox.Next(cancel) is { } waiting)
            {
                if (waiting.IsTooLate)
                {
                    await outbox.End(waiting.Id, sent: false, cancel);
                    GivenUp(log, waiting.Id);
                }
                else if (await Send(mail, waiting, cancel))
                {
                    await outbox.End(waiting.Id, sent: true, cancel);
                }
            }
        }
        catch (NpgsqlException cause)
        {
            DatabaseAway(log, cause.SqlState);
        }
    }

    private async Task<bool> Send(MailSettings mail, WaitingLetter waiting, CancellationToken cancel)
    {
        try
        {
            using var message = Message(mail, outbox.Open(waiting), waiting.Id);
            using var client = new SmtpClient { Timeout = Patience };
            await client.ConnectAsync(mail.Host, mail.Port, Way(mail.Security), cancel);
            if (mail is { User: { Length: > 0 } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancel);
            }

            await client.SendAsync(message, cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return true;
        }
        catch (Exception cause) when (cause is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or IOException
            or SocketException or TimeoutException or NotSupportedException or CryptographicException or ParseException)
        {
            // What servers answer may name the address.
            NotTaken(log, waiting.Id, cause.GetType().Name, (cause as SmtpCommandException)?.StatusCode.ToString() ?? "none");
            return false;
        }
    }

    // The same name at each try, so that a mailbox can tell a mail that came twice.
    private static MimeMessage Message(MailSettings mail, Letter letter, Guid id)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            MessageId = $"{id:N}@{mail.From.Domain}",
            Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
        };
        message.From.Add(mail.From);
        message.To.Add(new MailboxAddress(letter.Name, letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions Way(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not taken ({Cause}, status {Status}); it is tried again")]
    private static partial void NotTaken(ILogger logger, Guid id, string cause, string status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} was given up: it was not taken in time")]
    private static partial void GivenUp(ILogger logger, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read ({SqlState})")]
    private static partial void DatabaseAway(ILogger logger, string? sqlState);
}
