using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Konquista.Webhooks;

/// <summary>Decides whither a webhook may lead: asked when it is saved, and at every connection, which goes to the very address that was judged.</summary>
internal sealed class WebhookRoute(IOptions<WebhookOptions> options, HostLookup lookup)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with an address as it is given; null when nothing is.</summary>
    public async Task<WebhookProblem?> Check(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Host.Length == 0
            || url.Fragment.Length > 0 || address.Length > WebhookDraft.LongestUrl)
        {
            return WebhookProblem.AddressInvalid;
        }

        if (options.Value.AllowPrivate)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience);
        return url.Scheme == Uri.UriSchemeHttp ? WebhookProblem.AddressOpen : await Problem(url.IdnHost, patience.Token);
    }

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        var addresses = await Addresses(target.Host, cancel);
        var open = options.Value.AllowPrivate ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (open.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<WebhookProblem?> Problem(string host, CancellationToken cancel)
    {
        try
        {
            return (await Addresses(host, cancel)).All(PublicAddress.Is) ? null : WebhookProblem.AddressPrivate;
        }
        catch (Exception cause) when (cause is SocketException or OperationCanceledException or ArgumentException)
        {
            return WebhookProblem.AddressUnknown;
        }
    }

    private async Task<IPAddress[]> Addresses(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host, out var address) ? [address] : await lookup(host, cancel);
}

/// <summary>A host has no address that everybody may go to.</summary>
internal sealed class PrivateAddressException() : Exception("The host has no public address.");
