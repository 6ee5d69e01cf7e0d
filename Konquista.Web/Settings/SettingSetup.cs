namespace Konquista.Web.Settings;

/// <summary>What pages read of what the business decides.</summary>
internal static class SettingSetup
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SettingList>();
        builder.Services.AddSingleton<Defaults>();
    }
}
