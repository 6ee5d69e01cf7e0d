using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>In which form an answer is wanted, by the rules of GraphQL over HTTP: the newer form only when it is named.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Response = "application/graphql-response+json";
    public const string Events = "text/event-stream";

    /// <summary>Null when no form that we have is wanted.</summary>
    public static string? Wanted(StringValues accept)
    {
        if (string.IsNullOrWhiteSpace(accept.ToString()))
        {
            return Json;
        }

        return MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var given)
            ? given
                .Where(type => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                .Select(type => (Form: Form(type.MediaType.ToString()), Weight: type.Quality ?? 1))
                .Where(wish => wish is { Form: not null, Weight: > 0 })
                .OrderByDescending(wish => wish.Weight)
                .Select(wish => wish.Form)
                .FirstOrDefault()
            : null;
    }

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static string? Form(string type) => type.ToLowerInvariant() switch
    {
        Response => Response,
        Events => Events,
        Json or "*/*" or "application/*" => Json,
        _ => null,
    };
}
