namespace Konquista.Web.Conversations;

/// <summary>What the pages about conversations read from and write to.</summary>
internal static class ConversationSetup
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConversationList>();
        builder.Services.AddSingleton<ConversationPanes>();
        builder.Services.AddSingleton<ConversationThread>();
        builder.Services.AddSingleton<AnswerDesks>();
        builder.Services.AddSingleton<ReplyList>();
        builder.Services.AddSingleton<ReplyBook>();
    }
}
