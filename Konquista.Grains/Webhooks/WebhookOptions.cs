using System.ComponentModel.DataAnnotations;

namespace Konquista.Webhooks;

/// <summary>What an installation allows its webhooks.</summary>
internal sealed record WebhookOptions
{
    public const string Section = "Konquista:Webhooks";

    /// <summary>Addresses of one's own network, and without https: for a receiver behind the same wall, or to try things.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>For one attempt, from the connection to the end of the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
