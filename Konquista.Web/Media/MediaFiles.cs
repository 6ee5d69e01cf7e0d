using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Konquista.Web.Media;

/// <summary>The files of templates under the hash of their bytes, open to the world so that a provider can fetch what it is sent by
/// link: an address that cannot be guessed, and content that never changes.</summary>
internal static class MediaFiles
{
    public const string Path = "/media";

    [StringSyntax("sql")]
    private const string Select = "select content_type, bytes from media where hash = $1";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path + "/{hash}", Methods, Show).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Show(string hash, NpgsqlDataSource database, HttpResponse response, CancellationToken cancel)
    {
        if (hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigitLower))
        {
            return Results.NotFound();
        }

        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = Convert.FromHexString(hash) });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
        {
            return Results.NotFound();
        }

        var type = row.GetString(0);
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = IsShown(type) ? "inline" : "attachment";
        return Results.Bytes(row.GetFieldValue<byte[]>(1), type, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    // A page or a drawing could carry a script, which would run as if it were ours.
    private static bool IsShown(string type) => type switch
    {
        "image/svg+xml" => false,
        "application/pdf" => true,
        _ => type.StartsWith("image/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal)
            || type.StartsWith("video/", StringComparison.Ordinal),
    };
}
