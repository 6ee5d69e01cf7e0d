namespace Konquista.Web.Campaigns;

/// <summary>What the pages about campaigns read from.</summary>
internal static class CampaignSetup
{
    public static void AddCampaigns(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CampaignList>();
        builder.Services.AddSingleton<CampaignNumbers>();
        builder.Services.AddSingleton<CampaignReading>();
        builder.Services.AddSingleton<CampaignChoices>();
        builder.Services.AddSingleton<CampaignWords>();
    }
}
