namespace Konquista.Web.Mail;

/// <summary>What writes, keeps and sends the mails of the site.</summary>
internal static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Letters>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddHostedService<MailDelivery>();
    }
}
