namespace Konquista.Web.Imports;

/// <summary>What the pages about imports read from and write to.</summary>
internal static class ImportSetup
{
    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Upload>();
        builder.Services.AddSingleton<ImportList>();
        builder.Services.AddSingleton<ImportPlan>();
        builder.Services.AddSingleton<UndoPreview>();
        builder.Services.AddSingleton<RehearsedList>();
        builder.Services.AddSingleton<RefusedLines>();
    }
}
