namespace Konquista.WhatsApp;

/// <summary>The header that tells a provider which message this is, whether it heeds it or not.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
}
