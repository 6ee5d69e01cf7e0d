using Konquista.Webhooks;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>Says in words what an address answered.</summary>
internal static class WebhookWords
{
    public static string Of(WebhookAnswer answer, IStringLocalizer<Texts> texts) => answer.Trouble is { } trouble
        ? texts["Webhooks.TestFailed", texts[$"WebhookTrouble.{trouble}"]]
        : texts[answer.IsTaken ? "Webhooks.TestTaken" : "Webhooks.TestRefused", answer.Status!, (int)answer.Took.TotalMilliseconds];

    /// <summary>A status, or the stored word for why there is none; a dash before the first attempt.</summary>
    public static string Of(int? status, string? problem, IStringLocalizer<Texts> texts) =>
        status is { } code ? texts["Webhooks.Http", code]
        : problem is null ? "–"
        : texts[$"WebhookTrouble.{string.Concat(problem.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))}"];
}
