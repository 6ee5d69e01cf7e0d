namespace Konquista.Messages;

/// <summary>What a person says became of an uncertain message.</summary>
public enum Settlement
{
    /// <summary>It arrived; it counts as accepted.</summary>
    WasSent,

    /// <summary>It never left; it counts as failed and is not sent again.</summary>
    WasNotSent,

    /// <summary>It never left; a new message takes its place.</summary>
    SendAgain,
}
