namespace Konquista.Web.GraphQL.Transport;

/// <summary>Why a socket ends, with the code that graphql-transport-ws or we gave it.</summary>
internal sealed class SocketClose(int code, string reason) : Exception(reason)
{
    public int Code => code;

    public static SocketClose BadMessage(string reason) => new(4400, reason);

    public static SocketClose Unauthorized() => new(4401, "Unauthorized");

    /// <summary>The token is not one of ours, or does not hold any more.</summary>
    public static SocketClose Forbidden() => new(4403, "Forbidden");

    public static SocketClose InitTimeout() => new(4408, "Connection initialisation timeout");

    public static SocketClose Duplicate(string id) => new(4409, $"Subscriber for {id} already exists");

    public static SocketClose TooSlow() => new(4410, "Too slow: subscribe again from your last cursor");

    public static SocketClose InitTwice() => new(4429, "Too many initialisation requests");

    public static SocketClose TooMany() => new(4429, "Too many operations on one socket");

    /// <summary>As a frame can carry it.</summary>
    public string Reason => Message.Length <= 100 ? Message : Message[..100];
}
