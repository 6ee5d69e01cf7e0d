using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Konquista.Web.GraphQL;

/// <summary>How often one client may ask: a token or a signed-in person counts as one, and without either an address.</summary>
internal static class ApiLimits
{
    public const string Policy = "api";

    private const string ClientClaim = "konquista:client";

    public static void AddApiLimits(this IServiceCollection services, ApiSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = Refuse;
        limiter.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(ClientOf(http), _ => new()
        {
            TokenLimit = settings.Burst,
            TokensPerPeriod = Math.Max(1, settings.RequestsPerSecond / 5),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(200),
            AutoReplenishment = true,
        }));
    });

    public static string ClientOf(HttpContext http) =>
        http.User.FindFirstValue(ClientClaim) ?? http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"from {http.Connection.RemoteIpAddress}";

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        var answer = rejected.HttpContext.Response;
        answer.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        answer.ContentType = "application/json; charset=utf-8";
        await answer.WriteAsync("""{"errors":[{"message":"Too many requests: wait as long as Retry-After says.","extensions":{"code":"RATE_LIMITED"}}]}""", cancel);
    }
}
