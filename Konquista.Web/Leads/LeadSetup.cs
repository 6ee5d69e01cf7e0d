namespace Konquista.Web.Leads;

/// <summary>What the pages about leads read from.</summary>
internal static class LeadSetup
{
    public static void AddLeads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeadList>();
        builder.Services.AddSingleton<LeadFile>();
        builder.Services.AddSingleton<PersonReading>();
        builder.Services.AddSingleton<PeopleList>();
        builder.Services.AddSingleton<SuggestionList>();
        builder.Services.AddSingleton<PersonExport>();
        builder.Services.AddSingleton<NumberReveal>();
    }
}
