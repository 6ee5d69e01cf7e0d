using System.Text.Json;

namespace Konquista.Bench;

/// <summary>Writes a result as JSON where it was asked for.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task Write<T>(FileInfo? file, T result, CancellationToken cancellation)
    {
        if (file is not null)
        {
            await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(result, Options) + "\n", cancellation);
        }
    }
}
