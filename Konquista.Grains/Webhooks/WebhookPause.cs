namespace Konquista.Webhooks;

/// <summary>Why a webhook is paused.</summary>
internal enum WebhookPause
{
    ByHand,

    /// <summary>Nothing was taken for a day.</summary>
    Failing,

    /// <summary>The address said that it is there no longer.</summary>
    Gone,

    /// <summary>Its secret cannot be opened: the database came here without the silos' keys.</summary>
    Sealed,
}
