using System.Globalization;
using Konquista.Sandbox.Recipients;
using Konquista.Sandbox.Webhooks;

namespace Konquista.Sandbox.Receipts;

/// <summary>The door by which a test or the demo reads what really arrived.</summary>
internal static class ReceiptEndpoints
{
    private const int MostPerPage = 10_000;

    public static void MapReceipts(this WebApplication app)
    {
        var services = app.Services;
        var receipts = services.GetRequiredService<ReceiptBook>();
        var stops = services.GetRequiredService<StopBook>();
        var summary = services.GetRequiredService<Summary>();
        app.MapGet("/control/receipts", context => List(context, receipts));
        app.MapGet("/control/receipts/summary", context => Answer.Json(context, 200, summary.Now(), ReceiptJson.Default.SummaryView));
        app.MapDelete("/control/receipts", context => Clear(context, services));
        app.MapGet("/control/stops", context => List(context, stops));
    }

    private static Task List(HttpContext context, ReceiptBook receipts)
    {
        var (after, limit) = Page(context);
        var items = receipts.After(after, limit).ConvertAll(ReceiptView.Of);
        return Answer.Json(
            context, 200, new Listing<ReceiptView>(items, items.Count == limit ? items[^1].Number : null), ReceiptJson.Default.ListingReceiptView);
    }

    private static Task List(HttpContext context, StopBook stops)
    {
        var (after, limit) = Page(context);
        var items = stops.After(after, limit).ConvertAll(one => one.Stop with { Number = one.Number });
        return Answer.Json(
            context, 200, new Listing<StopView>(items, items.Count == limit ? items[^1].Number : null), ReceiptJson.Default.ListingStopView);
    }

    private static Task Clear(HttpContext context, IServiceProvider services)
    {
        services.GetRequiredService<ReceiptBook>().Clear();
        services.GetRequiredService<StopBook>().Clear();
        services.GetRequiredService<RecipientBook>().Clear();
        services.GetRequiredService<RecentMessages>().Clear();
        services.GetRequiredService<Tally>().Clear();
        services.GetRequiredService<WebhookCounts>().Clear();
        return Answer.Bytes(context, 200, "application/json; charset=utf-8", Answer.Success);
    }

    private static (int After, int Limit) Page(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 1000;
        return (int.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0,
            Math.Clamp(limit, 1, MostPerPage));
    }
}
