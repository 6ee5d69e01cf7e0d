namespace Konquista.Web.Panel;

/// <summary>What the panel reads from.</summary>
internal static class PanelSetup
{
    public static void AddPanel(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PastDays>();
        builder.Services.AddSingleton<PanelReading>();
        builder.Services.AddSingleton<FirstSteps>();
    }
}
