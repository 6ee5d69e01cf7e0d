namespace Konquista.Web.Sending;

/// <summary>No silo answers: the sending system is starting or away, and what was asked was perhaps not done.</summary>
internal sealed class SendingAwayException(Exception cause) : Exception("No silo answers.", cause);
