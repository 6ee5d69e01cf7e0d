using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.Templates;
using Npgsql;

namespace Konquista.Messages;

/// <summary>The text a step would have for a lead if it went now: the same variant and words as the message will have.</summary>
internal sealed class MessagePreview(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectParts = """
        select l.phone, l.name, l.first_name, s.name, s.address, s.city, l.state,
               array(select v.body from template_variants v where v.template_id = $2 order by v.no)
        from leads l
        left join stores s on s.id = l.store_id
        where l.id = $1
        """;

    public async Task<string?> Of(Guid leadId, Guid enrollmentId, string step, Guid templateId)
    {
        await using var command = db.Command(SelectParts, leadId, templateId);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return null;
        }

        var text = Composition.Of(new ClaimedMessage
        {
            Id = TemplateText.MessageOf(enrollmentId, step),
            Month = default,
            No = 1,
            LeadId = leadId,
            ClaimedAt = default,
            ClosesAt = default,
            To = row.GetString(0),
            LeadName = row.GetString(1),
            FirstName = row.ValueOrNull<string>(2),
            StoreName = row.ValueOrNull<string>(3),
            StoreAddress = row.ValueOrNull<string>(4),
            StoreCity = row.ValueOrNull<string>(5),
            State = row.ValueOrNull<string>(6),
            Variants = row.GetFieldValue<string[]>(7),
        });
        return text.Refusal is null ? text.Text : null;
    }
}
