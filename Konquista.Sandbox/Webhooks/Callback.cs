using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Konquista.Sandbox.Webhooks;

/// <summary>The address that receives our webhooks: posts signed bodies to it and performs the handshake.</summary>
internal sealed class Callback(SandboxSettings settings, IHttpClientFactory http)
{
    public const string ClientName = "callback";

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.AppSecret);

    public async Task<bool> Post(Uri address, ReadOnlyMemory<byte> body, CancellationToken stopping)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Hub-Signature-256", Signature(body.Span));
        try
        {
            using var answer = await http.CreateClient(ClientName).SendAsync(request, stopping);
            return answer.StatusCode == System.Net.HttpStatusCode.OK;
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task<Handshake> Shake(CancellationToken stopping)
    {
        if (settings.CallbackUrl is not { } address)
            return new(false, 0, "Sandbox:CallbackUrl is not set.");
        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = $"hub.mode=subscribe&hub.verify_token={Uri.EscapeDataString(settings.VerifyToken)}&hub.challenge={challenge}";
        try
        {
            var target = new UriBuilder(address) { Query = query }.Uri;
            using var answer = await http.CreateClient(ClientName).GetAsync(target, stopping);
            var text = await answer.Content.ReadAsStringAsync(stopping);
            var (isOk, status) = (answer.StatusCode == System.Net.HttpStatusCode.OK, (int)answer.StatusCode);
            if (!isOk)
                return new(false, status, $"The callback answered {status}.");
            return text == challenge ? new(true, status, null) : new(false, status, "The callback did not answer the challenge itself.");
        }
        catch (HttpRequestException)
        {
            return new(false, 0, "The callback cannot be reached.");
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new(false, 0, "The callback did not answer in time.");
        }
    }

    private string Signature(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, body, hash);
        return $"sha256={Convert.ToHexStringLower(hash)}";
    }
}

/// <summary>The outcome of a handshake: whether the challenge came back, the HTTP status, and why not.</summary>
internal sealed record Handshake(bool Ok, int Status, string? Error);
