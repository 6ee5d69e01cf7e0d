namespace Konquista.Web.Leads;

/// <summary>What the pages about leads read from.</summary>
internal static class LeadSetup
{
    public static void AddLeads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeadList>();
        builder.Services.AddSingleton<LeadFile>();
    }
}
