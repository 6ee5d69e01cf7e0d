namespace Konquista.Web.Webhooks;

/// <summary>One item of a webhook, ready to be stored. Prints its kind alone.</summary>
/// <param name="Kind">message or status.</param>
/// <param name="Account">The provider's id of our number.</param>
/// <param name="SenderKey">Who wrote, by the number in E.164 or else the provider's id of the person; null for a status.</param>
/// <param name="EventKey">Equal for every delivery of the same item.</param>
/// <param name="Body">The item as JSON, with the sender's profile name.</param>
internal sealed record InboxItem(string Kind, string Account, string? SenderKey, string EventKey, string Body)
{
    public const string Message = "message";
    public const string Status = "status";

    public override string ToString() => Kind;
}
