using Konquista.Web.GraphQL.Messages;

namespace Konquista.Web.Rest;

/// <summary>A message of the ledger as REST tells of it.</summary>
internal sealed record RestMessage(
    Guid Id,
    string Kind,
    string State,
    Guid? CampaignId,
    Guid? PhoneId,
    string? Body,
    DateTime DueAt,
    DateTime? AcceptedAt,
    DateTime? SentAt,
    DateTime? DeliveredAt,
    DateTime? ReadAt,
    string? Reason)
{
    public static RestMessage Of(Message message) => new(
        message.Id, message.StoredKind, message.StoredState, message.CampaignId, message.PhoneId, message.Body, message.DueAt, message.AcceptedAt,
        message.SentAt, message.DeliveredAt, message.ReadAt, message.Reason);
}
