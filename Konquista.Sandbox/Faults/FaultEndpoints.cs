using System.Text.Json;

namespace Konquista.Sandbox.Faults;

/// <summary>The door by which a test or a person reads, changes and resets the faults while the Sandbox runs.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this WebApplication app)
    {
        var board = app.Services.GetRequiredService<FaultBoard>();
        app.MapGet("/control/faults", context => Answer.Json(context, 200, board.Current.ToJson()));
        app.MapPost("/control/faults", context => Change(context, board));
        app.MapDelete("/control/faults", context =>
        {
            board.Reset();
            return Answer.Json(context, 200, board.Current.ToJson());
        });
    }

    private static async Task Change(HttpContext context, FaultBoard board)
    {
        using var json = await Body(context);
        if (json?.RootElement.ValueKind is not JsonValueKind.Object)
        {
            await Answer.Wrong(context, "The body must be a JSON object.");
            return;
        }

        string? profile = null;
        List<string>? badTokenFor = null;
        var dials = new List<KeyValuePair<string, string>>();
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.NameEquals("profile"))
                profile = $"{property.Value}";
            else if (property.NameEquals("badTokenFor") && property.Value.ValueKind == JsonValueKind.Array)
                badTokenFor = [.. property.Value.EnumerateArray().Select(one => $"{one}")];
            else
                dials.Add(new(property.Name, $"{property.Value}"));
        }

        if (board.Change(profile, dials, badTokenFor) is { } wrong)
            await Answer.Wrong(context, wrong);
        else
            await Answer.Json(context, 200, board.Current.ToJson());
    }

    private static async Task<JsonDocument?> Body(HttpContext context)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
