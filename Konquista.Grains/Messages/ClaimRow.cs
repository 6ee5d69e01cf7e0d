using Konquista.Postgres;
using Npgsql;

namespace Konquista.Messages;

/// <summary>A row of claim_messages: the phone and epoch it was claimed for, and the message.</summary>
internal static class ClaimRow
{
    public static (Guid PhoneId, long Epoch) Claimant(NpgsqlDataReader row) => (row.GetGuid(0), row.GetInt64(1));

    public static ClaimedMessage Message(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(2),
        Month = row.GetFieldValue<DateOnly>(3),
        No = row.GetInt32(4),
        LeadId = row.GetGuid(5),
        EnrollmentId = row.ValueOrNull<Guid?>(6),
        CampaignId = row.ValueOrNull<Guid?>(7),
        ClaimedAt = row.GetFieldValue<DateTimeOffset>(8),
        ClosesAt = row.GetFieldValue<DateTimeOffset>(9),
        To = row.GetString(10),
        LeadName = row.GetString(11),
        FirstName = row.ValueOrNull<string>(12),
        StoreName = row.ValueOrNull<string>(13),
        StoreAddress = row.ValueOrNull<string>(14),
        StoreCity = row.ValueOrNull<string>(15),
        State = row.ValueOrNull<string>(16),
        Body = row.ValueOrNull<string>(17),
        TemplateKind = row.ValueOrNull<string>(18),
        CloudName = row.ValueOrNull<string>(19),
        CloudLanguage = row.ValueOrNull<string>(20),
        CloudVariables = row.ValueOrNull<string[]>(21) ?? [],
        MediaHash = row.ValueOrNull<byte[]>(22),
        Variants = row.GetFieldValue<string[]>(23),
    };
}
