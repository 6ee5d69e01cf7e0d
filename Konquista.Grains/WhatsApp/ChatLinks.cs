using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Knows by which of our links somebody came to write, from the code in what they wrote.</summary>
internal sealed class ChatLinks(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectLink = """
        select l.id, l.code, l.campaign_id, l.store_id, l.tags, l.message || l.former
        from unnest($1::text[]) with ordinality as c (code, no)
        join links l on l.code = c.code
        where l.ended_at is null
        order by c.no
        limit 1
        """;

    /// <summary>Null when the text carries the code of no link that is in use.</summary>
    public async Task<ChatLink?> Of(string text, CancellationToken cancellation)
    {
        var codes = ChatCode.In(text);
        if (codes.Count == 0)
        {
            return null;
        }

        await using var command = db.Command(SelectLink, (object)codes.ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new(
                row.GetGuid(0), row.GetString(1), row.ValueOrNull<Guid?>(2), row.ValueOrNull<Guid?>(3), row.GetFieldValue<string[]>(4), row.GetFieldValue<string[]>(5))
            : null;
    }
}

/// <summary>A link, as far as it says something of those who come by it.</summary>
internal sealed record ChatLink(Guid Id, string Code, Guid? CampaignId, Guid? StoreId, IReadOnlyList<string> Tags, IReadOnlyList<string> Messages)
{
    /// <summary>Whether somebody wrote what the link proposes, now or formerly, and no word of their own that a person should read.</summary>
    public bool IsAllOf(string text) => Messages.Any(message => ChatCode.IsOnly(text, message, Code));

    /// <summary>The same person, come by this link. They wrote first, which is why they may be written to.</summary>
    public NewLead Brings(NewLead person, string messageId, string text) => person with
    {
        Key = messageId,
        Enroll = CampaignId is not null && IsAllOf(text),
        CampaignId = CampaignId,
        StoreId = StoreId,
        Tags = Tags,
        Arrival = new() { LinkId = Id },
        Consent = new() { Basis = ConsentBasis.Contract, Text = Messages[0] },
    };
}
