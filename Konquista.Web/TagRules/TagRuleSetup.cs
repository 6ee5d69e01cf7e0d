namespace Konquista.Web.TagRules;

/// <summary>What the pages about tag rules read from and write to.</summary>
internal static class TagRuleSetup
{
    public static void AddTagRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TagRuleList>();
        builder.Services.AddSingleton<TagRuleBook>();
    }
}
