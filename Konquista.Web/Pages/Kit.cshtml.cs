using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Panel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages;

/// <summary>Every piece of the kit on one page, for whoever builds pages.</summary>
[Allows(Permission.Settings)]
internal sealed class KitModel(TimeProvider time) : PageModel
{
    public static IReadOnlyList<string> States { get; } =
        ["planned", "sending", "accepted", "sent", "delivered", "read", "uncertain", "failed", "cancelled", "skipped"];

    public static IReadOnlyList<string> Icons { get; } =
    [
        "panel", "leads", "chat", "flag", "template", "phone", "send", "uncertain", "import", "calendar", "store", "tag", "settings", "users",
        "history", "more", "add", "trash", "edit", "copy", "up", "down", "columns", "filter", "media", "lock", "key", "spark", "check", "checks", "clock",
    ];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public ExampleForm Example { get; } = new();

    internal static Conflict Conflict(IStringLocalizer texts) => Web.Kit.Conflict.Of(
        new ConflictLine(texts["Stores.Name"], "Moema Nova", "Moema Velha"), new ConflictLine(texts["Stores.City"], "São Paulo", "Campinas"));

    internal static IReadOnlyList<HourAhead> Hours(DateTime now) =>
        [.. Enumerable.Range(0, 9).Select(hour => new HourAhead { Hour = now.Date.AddHours(now.Hour + (2 * hour)), Messages = 40 + (hour * hour * 7) })];

    public sealed class ExampleForm
    {
        public string? Name { get; set; } = "Moema";

        public DateOnly? Day { get; set; }

        public string? Note { get; set; }

        public string? State { get; set; } = "SP";

        public bool Sure { get; set; } = true;
    }
}
