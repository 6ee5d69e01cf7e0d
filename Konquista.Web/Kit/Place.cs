using Konquista.Web.Accounts;

namespace Konquista.Web.Kit;

/// <summary>One entry of the navigation: where it leads, who sees it, and whether a small screen has it at hand.</summary>
internal sealed record Place(string Path, string Icon, string Key, Permission Permission, bool IsAtHand = false)
{
    public static IReadOnlyList<Place> Daily { get; } =
    [
        new("/", "panel", "Nav.Panel", Permission.See, IsAtHand: true),
        new("/leads", "leads", "Nav.Leads", Permission.See, IsAtHand: true),
        new("/conversations", "chat", "Nav.Conversations", Permission.See, IsAtHand: true),
        new("/campaigns", "flag", "Nav.Campaigns", Permission.See, IsAtHand: true),
        new("/links", "link", "Nav.Links", Permission.See),
        new("/templates", "template", "Nav.Templates", Permission.See),
        new("/landing-pages", "page", "Nav.LandingPages", Permission.See),
        new("/phones", "phone", "Nav.Phones", Permission.See),
        new("/messages", "send", "Nav.Messages", Permission.See),
        new("/messages/uncertain", "uncertain", "Nav.Uncertain", Permission.Answer),
        new("/imports", "import", "Nav.Imports", Permission.Import),
        new("/appointments", "calendar", "Nav.Appointments", Permission.See),
    ];

    public static IReadOnlyList<Place> Setup { get; } =
    [
        new("/stores", "store", "Nav.Stores", Permission.Stores),
        new("/tag-rules", "tag", "Nav.TagRules", Permission.Campaigns),
        new("/privacy", "lock", "Nav.Privacy", Permission.EditLeads),
        new("/settings", "settings", "Nav.Settings", Permission.Settings),
        new("/users", "users", "Nav.Users", Permission.Users),
        new("/integrations", "link", "Nav.Integrations", Permission.Integrations),
        new("/clients", "key", "Nav.Clients", Permission.Integrations),
        new("/webhooks", "send", "Nav.Webhooks", Permission.Integrations),
        new("/audit", "history", "Nav.Audit", Permission.Audit),
    ];

    /// <summary>True when the page at this address belongs here; the longest place that fits is the one.</summary>
    public bool IsAt(string address) =>
        Path == Daily.Concat(Setup).Select(place => place.Path).Where(path => Fits(path, address)).MaxBy(path => path.Length);

    private static bool Fits(string path, string address) =>
        address == path || (path != "/" && address.StartsWith(path + "/", StringComparison.Ordinal));
}
