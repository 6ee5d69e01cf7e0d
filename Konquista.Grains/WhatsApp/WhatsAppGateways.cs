namespace Konquista.WhatsApp;

/// <summary>The gateways by the name of their provider, made once: their connections are shared by all phones of a silo.</summary>
internal sealed class WhatsAppGateways(SocialHubGateway socialHub, CloudApiGateway cloudApi)
{
    public IWhatsAppGateway For(string provider) => provider switch
    {
        SocialHubGateway.Name => socialHub,
        CloudApiGateway.Name => cloudApi,
        _ => throw new InvalidOperationException($"There is no gateway for the provider {provider}."),
    };
}
