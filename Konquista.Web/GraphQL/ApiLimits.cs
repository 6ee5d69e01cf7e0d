using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Konquista.Web.Clients;
using Microsoft.AspNetCore.RateLimiting;

namespace Konquista.Web.GraphQL;

/// <summary>How often one client may ask: a token or a signed-in person counts as one, and without either an address.</summary>
internal static class ApiLimits
{
    public const string Policy = "api";
    public const string Sentence = "Too many requests: wait a moment, as long as Retry-After says.";

    public static void AddApiLimits(this IServiceCollection services, ApiSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = Refuse;
        limiter.AddPolicy(Policy, http => Bucket(ClientOf(http), settings));
    });

    /// <summary>What one client may ask, over one way of asking.</summary>
    public static RateLimitPartition<string> Bucket(string client, ApiSettings settings) => RateLimitPartition.GetTokenBucketLimiter(client, _ => new()
    {
        TokenLimit = settings.Burst,
        TokensPerPeriod = settings.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    });

    public static string ClientOf(HttpContext http) =>
        http.User.FindFirstValue(ApiPrincipal.ClientClaim) ?? http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"from {http.Connection.RemoteIpAddress}";

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        var answer = rejected.HttpContext.Response;
        answer.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (!rejected.HttpContext.Request.Path.StartsWithSegments(GraphQLSetup.Address, StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: Sentence).ExecuteAsync(rejected.HttpContext);
            return;
        }

        answer.ContentType = "application/json; charset=utf-8";
        await answer.WriteAsync($$$"""{"errors":[{"message":"{{{Sentence}}}","extensions":{"code":"RATE_LIMITED"}}]}""", cancel);
    }
}
