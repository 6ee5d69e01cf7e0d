namespace Konquista.Web.Live;

/// <summary>What open pages listen for: the family of things that facts speak of. Its lower-case name is the event's.</summary>
[Flags]
internal enum Topic
{
    None = 0,
    Leads = 1,
    Messages = 2,
    Inbound = 4,
    Phones = 8,
    Campaigns = 16,
    Sending = 32,
    Imports = 64,
    Bulks = 128,
    Settings = 256,
    Pages = 512,
}

/// <summary>Which topics there are and to which a fact belongs.</summary>
internal static class Topics
{
    public static IReadOnlyList<Topic> All { get; } = [.. Enum.GetValues<Topic>().Where(topic => topic != Topic.None)];

    public static Topic Everything { get; } = All.Aggregate((all, topic) => all | topic);

    /// <summary>By the first word of the fact's kind; what is not known is a matter of settings.</summary>
    public static Topic Of(string kind) => kind.Split('.', 2)[0] switch
    {
        "lead" or "enrollment" or "appointment" => Topic.Leads,
        "message" => Topic.Messages,
        "inbound" => Topic.Inbound | Topic.Leads,
        "phone" => Topic.Phones,
        "campaign" => Topic.Campaigns,
        "sending" => Topic.Sending,
        "import" => Topic.Imports,
        "bulk" => Topic.Bulks,
        "page" => Topic.Pages,
        _ => Topic.Settings,
    };
}
