namespace Konquista.WhatsApp;

/// <summary>A claimed message on its way to a provider. Prints without its content or recipient.</summary>
/// <param name="MessageId">The ledger's id, told to the provider as idempotency key and opaque reference.</param>
/// <param name="Month">The ledger's partition.</param>
/// <param name="From">The number it leaves from.</param>
/// <param name="To">The recipient in E.164.</param>
/// <param name="Content">What it says.</param>
internal sealed record Outgoing(Guid MessageId, DateOnly Month, PhoneLine From, string To, OutgoingContent Content)
{
    public override string ToString() => $"message {MessageId:N}";
}

/// <summary>What a message says. Prints its kind alone.</summary>
internal abstract record OutgoingContent
{
    private OutgoingContent()
    {
    }

    public sealed override string ToString() => GetType().Name;

    public sealed record Text(string Body) : OutgoingContent;

    /// <summary>A template approved by Meta, with the variables of its body in order.</summary>
    public sealed record CloudTemplate(string Name, string Language, IReadOnlyList<string> Variables) : OutgoingContent;

    /// <summary>A file, by its bytes or by a public link, as the provider wants it.</summary>
    public sealed record File(ReadOnlyMemory<byte>? Bytes, Uri? Link, string ContentType, string Name, string Caption) : OutgoingContent;
}
