using GraphQL;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Lets sockets in: those that speak graphql-transport-ws, from our own pages or with a token, and no more of them than the limits say.</summary>
internal sealed class SocketDoor(
    Execution execution, IGraphQLTextSerializer serializer, IServiceScopeFactory scopes, SocketLimits limits, ApiSettings settings, IHostApplicationLifetime life, TimeProvider time)
{
    private const string Protocol = "graphql-transport-ws";
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public async Task Answer(HttpContext http)
    {
        if (!IsOurs(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var client = ApiLimits.ClientOf(http);
        using var place = limits.TryTake(client);
        if (place is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "30";
            return;
        }

        using var line = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = Protocol, KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        var writer = new SocketWriter(line, serializer);
        var operations = new SocketOperations(writer, scopes, execution, () => limits.MayBegin(client));
        await new Socket(line, new LineIdentity(http, scopes), writer, operations, time).Run(life.ApplicationStopping);
    }

    // A browser sends our cookie with a socket that another site opens; what it cannot do is hide from where.
    private bool IsOurs(HttpContext http) =>
        http.Request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
