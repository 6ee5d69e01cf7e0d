namespace Konquista.Web.Privacy;

/// <summary>What the page about privacy reads from.</summary>
internal static class PrivacySetup
{
    public static void AddPrivacy(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SuppressionReading>();
}
