using Orleans.Concurrency;

namespace Konquista.Webhooks;

/// <summary>One address of an integrator: follows the feed and tells it of the facts it asked for; the key is <see cref="GrainKey.Webhook"/>.</summary>
[Alias("webhook")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>Adds it (version 0) or changes it.</summary>
    [Alias("save")]
    Task<WebhookSave> Save(WebhookDraft draft, int version, Actor by);

    /// <summary>A new secret, told this once; the old one signs too for a day. Null when there is no such webhook.</summary>
    [Alias("renew")]
    Task<string?> Renew(Actor by);

    [Alias("pause")]
    Task Pause(Actor by);

    /// <summary>Goes on where it stopped.</summary>
    [Alias("resume")]
    Task Resume(Actor by);

    /// <summary>Sends a test now, paused or not; null when there is no such webhook, or none whose secret can be opened.</summary>
    [Alias("test")]
    Task<WebhookAnswer?> Test();

    /// <summary>Sends a delivery once more, or all that failed; answers how many will be.</summary>
    [Alias("resend")]
    Task<int> Resend(long? deliveryId, Actor by);

    /// <summary>Removes it with all its deliveries; answers how many those were.</summary>
    [Alias("remove")]
    Task<int> Remove(Actor by);

    /// <summary>Begins to follow if it should and does not.</summary>
    [Alias("wake"), OneWay]
    Task Wake();
}
