using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Konquista.WhatsApp;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Konquista.Web.Webhooks;

/// <summary>The address that Meta calls: proves who calls, stores what is told, and answers before anything is done with it.</summary>
internal sealed partial class CloudApiWebhook(IOptions<CloudApiSecrets> secrets, WebhookInbox inbox, ILogger<CloudApiWebhook> logger)
{
    /// <summary>Meta's own limit.</summary>
    private const int LargestBody = 3 * 1024 * 1024;

    /// <summary>Meta asks once, when the address is registered.</summary>
    public IResult Handshake(string? mode, string? token, string? challenge)
    {
        var expected = secrets.Value.VerifyToken;
        var agreed = mode == "subscribe" && expected.Length > 0 && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
        return agreed ? Results.Text(challenge ?? "") : Results.Problem(statusCode: StatusCodes.Status403Forbidden);
    }

    public async Task<IResult> Receive(HttpRequest request, CancellationToken cancellation)
    {
        if (await Body(request, cancellation) is not { } body)
        {
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        if (!WebhookSignature.Verify(body, request.Headers[WebhookSignature.Header], secrets.Value.AppSecret))
        {
            NotSigned();
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing or wrong.");
        }

        try
        {
            return await Store(CloudApiNews.Read(StorableJson.From(Encoding.UTF8.GetString(body))), cancellation);
        }
        catch (JsonException)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The body is not JSON.");
        }
    }

    private async Task<IResult> Store(IReadOnlyList<InboxItem> items, CancellationToken cancellation)
    {
        try
        {
            if (items.Count > 0)
            {
                await inbox.Store(items, cancellation);
            }

            return Results.Ok();
        }
        catch (NpgsqlException failure)
        {
            NotStored(items.Count, failure.SqlState);
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not stored; send it again.");
        }
    }

    /// <summary>The bytes as signed; null when there are too many.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > LargestBody)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook without a valid signature was turned away")]
    private partial void NotSigned();

    [LoggerMessage(Level = LogLevel.Error, Message = "A webhook of {Count} items could not be stored and will come again: {SqlState}")]
    private partial void NotStored(int count, string? sqlState);
}
