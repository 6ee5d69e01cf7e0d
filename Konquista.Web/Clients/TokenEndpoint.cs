using System.Buffers.Text;
using System.Text;
using Konquista.Web.Accounts;

namespace Konquista.Web.Clients;

/// <summary>Where programs fetch tokens, as OAuth 2.0 says it: by their secret, or by the token that refreshes.</summary>
internal sealed class TokenEndpoint(ApiClients clients, ClientTokens tokens, RefreshTokens refreshes, TokenLimits limits)
{
    private const string Basic = "Basic ";

    public async Task<IResult> Answer(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!limits.AllowsAddress(http))
        {
            return TooMany(http);
        }

        if (!http.Request.HasFormContentType)
        {
            return Problem("invalid_request");
        }

        var form = await http.Request.ReadFormAsync(cancel);
        if (form.Any(field => field.Value.Count > 1) || !TryRead(http.Request, form, out var id, out var secret))
        {
            return Problem("invalid_request");
        }

        if (await clients.Prove(id, secret, cancel) is not { } client)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"konquista\"";
            return Problem("invalid_client", StatusCodes.Status401Unauthorized);
        }

        return limits.AllowsClient(client.Id) ? await Grant(client, form, cancel) : TooMany(http);
    }

    private async Task<IResult> Grant(ApiClient client, IFormCollection form, CancellationToken cancel)
    {
        var asked = form["scope"].ToString();
        switch (form["grant_type"].ToString())
        {
            case "client_credentials":
                return Narrow(asked, client.Scopes) is { } scopes
                    ? await Give(client, scopes, await refreshes.First(client.Id, scopes, cancel), cancel)
                    : Problem("invalid_scope");
            case "refresh_token" when !Secret.Reads(Secret.Refresh, form["refresh_token"]):
                return Problem(form.ContainsKey("refresh_token") ? "invalid_grant" : "invalid_request");
            case "refresh_token":
                var next = await refreshes.Next(
                    form["refresh_token"].ToString(), client.Id, given => Narrow(asked, ClientTokens.Within(given, client.Scopes)), cancel);
                return next is null ? Problem("invalid_grant")
                    : next.Scopes is { } narrowed ? await Give(client, narrowed, next.Token, cancel)
                    : Problem("invalid_scope");
            case "":
                return Problem("invalid_request");
            default:
                return Problem("unsupported_grant_type");
        }
    }

    private async Task<IResult> Give(ApiClient client, string scopes, string refresh, CancellationToken cancel) => Results.Json(new
    {
        access_token = await tokens.Make(client, scopes, cancel),
        token_type = "Bearer",
        expires_in = (int)ClientTokens.Lives.TotalSeconds,
        refresh_token = refresh,
        scope = scopes,
    });

    /// <summary>What was asked for, or all of it where nothing was; null when it was asked for more than there is.</summary>
    private static string? Narrow(string asked, string most)
    {
        var names = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var within = names.Length == 0 ? most : ClientTokens.Within(asked, most);
        return names.Length == 0 || Scope.Read(within).Count == names.Distinct(StringComparer.Ordinal).Count() ? within : null;
    }

    /// <summary>By header or in the body, never both.</summary>
    private static bool TryRead(HttpRequest request, IFormCollection form, out string? id, out string? secret)
    {
        (id, secret) = (form["client_id"], form["client_secret"]);
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (secret is not null || !Base64.IsValid(header.AsSpan(Basic.Length)))
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[Basic.Length..])).Split(':', 2);
        (id, secret) = (Uri.UnescapeDataString(pair[0]), pair is [_, var given] ? Uri.UnescapeDataString(given) : null);
        return true;
    }

    private static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Problem("temporarily_unavailable", StatusCodes.Status429TooManyRequests);
    }

    private static IResult Problem(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new { error }, statusCode: status);
}
