using Konquista.Web.Media;

namespace Konquista.Web.Templates;

/// <summary>What the pages about templates read from and write to.</summary>
internal static class TemplateSetup
{
    public static void AddTemplates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TemplateList>();
        builder.Services.AddSingleton<TemplateUses>();
        builder.Services.AddSingleton<TemplateBook>();
        builder.Services.AddSingleton<Readers>();
        builder.Services.AddSingleton<Previews>();
        builder.Services.AddSingleton<MediaBook>();
        builder.Services.AddSingleton<TestLines>();
        builder.Services.AddSingleton<TestSend>();
    }
}
