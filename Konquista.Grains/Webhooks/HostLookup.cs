using System.Net;

namespace Konquista.Webhooks;

/// <summary>The addresses of a host.</summary>
internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancel);
