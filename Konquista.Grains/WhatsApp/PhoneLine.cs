namespace Konquista.WhatsApp;

/// <summary>A number of ours as its provider knows it, with what proves that it is ours. Prints without the token.</summary>
internal sealed record PhoneLine(Guid PhoneId, string Provider, string BaseUrl, string Account, string Token)
{
    /// <summary>An address at the provider; <paramref name="path"/> begins with a slash.</summary>
    public Uri Address(string path) => new(BaseUrl.TrimEnd('/') + path);

    public override string ToString() => $"{Provider} {PhoneId:N}";
}
