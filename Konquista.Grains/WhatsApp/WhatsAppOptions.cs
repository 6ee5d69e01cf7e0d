using System.ComponentModel.DataAnnotations;

namespace Konquista.WhatsApp;

/// <summary>How providers are called (section Konquista:WhatsApp).</summary>
internal sealed class WhatsAppOptions
{
    public const string Section = "Konquista:WhatsApp";

    /// <summary>Longest wait for a provider's answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for a connection.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How much longer than that a request of a lost sender is given before its message is judged uncertain.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan JudgeMargin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Failed connections in a row after which a provider's address rests.</summary>
    [Range(1, 1000)]
    public int BreakAfter { get; set; } = 5;

    /// <summary>How long it rests before one request may try it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most connections to one provider.</summary>
    [Range(1, 10_000)]
    public int Connections { get; set; } = 512;

    /// <summary>The answer's body gets this much longer than its head.</summary>
    public static TimeSpan BodyMargin { get; } = TimeSpan.FromSeconds(2);
}

/// <summary>How Meta's Cloud API is called (section Konquista:CloudApi).</summary>
internal sealed class CloudApiOptions
{
    public const string Section = "Konquista:CloudApi";

    [RegularExpression(@"^v\d{1,3}\.\d$")]
    public string Version { get; set; } = "v25.0";

    /// <summary>Meta's own limit for a number that was not upgraded.</summary>
    [Range(1, 1000)]
    public int PerSecond { get; set; } = 80;

    [Range(1, 1000)]
    public int MaxInFlight { get; set; } = 64;
}

/// <summary>How Social Hub is called (section Konquista:SocialHub).</summary>
internal sealed class SocialHubOptions
{
    public const string Section = "Konquista:SocialHub";

    /// <summary>The provider publishes no limit.</summary>
    [Range(1, 1000)]
    public int PerSecond { get; set; } = 20;

    [Range(1, 1000)]
    public int MaxInFlight { get; set; } = 16;
}
