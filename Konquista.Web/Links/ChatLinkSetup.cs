namespace Konquista.Web.Links;

/// <summary>What the pages about links to chats read from and write to.</summary>
internal static class ChatLinkSetup
{
    public static void AddLinks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChatLinkList>();
        builder.Services.AddSingleton<ChatLinkBook>();
    }
}
