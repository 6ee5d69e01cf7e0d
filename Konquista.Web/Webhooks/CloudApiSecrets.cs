namespace Konquista.Web.Webhooks;

/// <summary>What proves that a webhook comes from Meta (section Konquista:CloudApi); without them none is taken.</summary>
internal sealed class CloudApiSecrets
{
    public const string Section = "Konquista:CloudApi";

    /// <summary>The app's secret, the key of each body's signature.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The word agreed with Meta when the address is registered.</summary>
    public string VerifyToken { get; set; } = "";
}
