namespace Konquista.Web.Messages;

/// <summary>What the pages about messages read from.</summary>
internal static class MessageSetup
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UncertainList>();
        builder.Services.AddSingleton<MessageList>();
        builder.Services.AddSingleton<MessageFile>();
    }
}
