using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Messages;

/// <summary>Claims due messages for a phone and writes their attempts, text included, before anything goes on the wire.</summary>
internal sealed class MessageClaims(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string ClaimBatch = """
        select m.id, m.month, m.attempts, m.lead_id, m.enrollment_id, m.campaign_id, m.claimed_at, m.closes_at, l.phone, l.name,
               l.first_name, s.name, s.address, s.city, l.state, m.body, t.kind, t.cloud_name, t.cloud_language,
               t.cloud_variables, t.media_hash,
               array(select v.body from template_variants v where v.template_id = t.id order by v.no)
        from claim_messages($1, $2, $3) m
        join leads l on l.id = m.lead_id
        left join stores s on s.id = l.store_id
        left join templates t on t.id = m.template_id
        """;

    [StringSyntax("sql")]
    private const string InsertAttempts = """
        insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, variant, body)
        select a.id, a.month, a.no, $6, $7, a.claimed_at, clock_timestamp(), a.variant, a.body
        from unnest($1::uuid[], $2::date[], $3::int[], $4::timestamptz[], $5::int[], $8::text[])
          as a(id, month, no, claimed_at, variant, body)
        """;

    [StringSyntax("sql")]
    private const string NextDue = """
        select (select min(due_at) from messages where phone_id = $1 and state = 'planned' and closes_at > (select product_now())), p.epoch
        from phones p
        where p.id = $1
        """;

    /// <summary>At most <paramref name="most"/> messages, each with its text; none when the epoch is not this phone's newest.</summary>
    public async Task<IReadOnlyList<(ClaimedMessage Message, Composition Text)>> Claim(Guid phoneId, long epoch, int most)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var claimed = new List<(ClaimedMessage Message, Composition Text)>();
        await using (var command = connection.Command(ClaimBatch, phoneId, epoch, most))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                var message = Read(rows);
                claimed.Add((message, Composition.Of(message)));
            }
        }

        if (claimed.Count > 0)
        {
            await connection.Execute(InsertAttempts, Column(c => c.Message.Id), Column(c => c.Message.Month), Column(c => c.Message.No),
                Column(c => c.Message.ClaimedAt), Column(c => c.Text.Variant), phoneId, epoch, Column(c => c.Text.Text));
        }

        await transaction.CommitAsync();
        return claimed;

        T[] Column<T>(Func<(ClaimedMessage Message, Composition Text), T> value) => [.. claimed.Select(value)];
    }

    /// <summary>When the next planned message of a phone is due, null when none is; and the phone's newest epoch.</summary>
    public async Task<(DateTimeOffset? Due, long Epoch)> Next(Guid phoneId)
    {
        await using var command = db.Command(NextDue, phoneId);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.ValueOrNull<DateTimeOffset?>(0), row.GetInt64(1)) : (null, 0);
    }

    private static ClaimedMessage Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Month = row.GetFieldValue<DateOnly>(1),
        No = row.GetInt32(2),
        LeadId = row.GetGuid(3),
        EnrollmentId = row.ValueOrNull<Guid?>(4),
        CampaignId = row.ValueOrNull<Guid?>(5),
        ClaimedAt = row.GetFieldValue<DateTimeOffset>(6),
        ClosesAt = row.GetFieldValue<DateTimeOffset>(7),
        To = row.GetString(8),
        LeadName = row.GetString(9),
        FirstName = row.ValueOrNull<string>(10),
        StoreName = row.ValueOrNull<string>(11),
        StoreAddress = row.ValueOrNull<string>(12),
        StoreCity = row.ValueOrNull<string>(13),
        State = row.ValueOrNull<string>(14),
        Body = row.ValueOrNull<string>(15),
        TemplateKind = row.ValueOrNull<string>(16),
        CloudName = row.ValueOrNull<string>(17),
        CloudLanguage = row.ValueOrNull<string>(18),
        CloudVariables = row.ValueOrNull<string[]>(19) ?? [],
        MediaHash = row.ValueOrNull<byte[]>(20),
        Variants = row.GetFieldValue<string[]>(21),
    };
}
