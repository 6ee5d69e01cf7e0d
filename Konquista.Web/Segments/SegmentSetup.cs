namespace Konquista.Web.Segments;

/// <summary>What the pages about segments read from and write to.</summary>
internal static class SegmentSetup
{
    public static void AddSegments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SegmentList>();
        builder.Services.AddSingleton<SegmentCounts>();
        builder.Services.AddSingleton<SegmentBook>();
        builder.Services.AddSingleton<FilterWords>();
    }
}
