namespace Konquista.Web.Phones;

/// <summary>What the pages about numbers of ours read from, and how they change them.</summary>
internal static class PhoneSetup
{
    public static void AddPhones(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PhoneList>();
        builder.Services.AddSingleton<PhoneErrors>();
        builder.Services.AddSingleton<PhoneBook>();
    }
}
