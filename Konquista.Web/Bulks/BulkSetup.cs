namespace Konquista.Web.Bulks;

/// <summary>What the pages about work on many leads read from and write to.</summary>
internal static class BulkSetup
{
    public static void AddBulks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BulkList>();
        builder.Services.AddSingleton<BulkBook>();
    }
}
