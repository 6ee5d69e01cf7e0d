namespace Konquista.Web.Stores;

/// <summary>What the pages about stores read from and write to.</summary>
internal static class StoreSetup
{
    public static void AddStores(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoreList>();
        builder.Services.AddSingleton<StoreBook>();
    }
}
