namespace Konquista.Web.Feed;

/// <summary>The feed, for whatever watches.</summary>
internal static class FeedSetup
{
    public static IServiceCollection AddFeed(this IServiceCollection services) => services
        .AddSingleton<FeedReader>()
        .AddSingleton<FeedTail>()
        .AddHostedService(provider => provider.GetRequiredService<FeedTail>());
}
