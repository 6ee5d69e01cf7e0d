namespace Konquista.Web.LandingPages;

/// <summary>What landing pages are written with, shown by, and handed on through.</summary>
internal static class LandingPageSetup
{
    public static void AddLandingPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<LandingPageList>();
        services.AddSingleton<LandingPageReading>();
        services.AddSingleton<LandingPageBook>();
        services.AddSingleton<LandingPagePublishing>();
        services.AddSingleton<LandingPageNumbers>();
        services.AddSingleton<PictureBook>();
        services.AddSingleton<PublishedReading>();
        services.AddSingleton<PublishedPages>();
        services.AddSingleton<PageDrawing>();
        services.AddSingleton<VisitMark>();
        services.AddSingleton<PostChecks>();
        services.AddSingleton<PostLimits>();
        services.AddSingleton<PostBook>();
        services.AddSingleton<Visits>();
        services.AddHostedService(provider => provider.GetRequiredService<Visits>());
        services.AddSingleton<PostDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<PostDelivery>());
    }
}
