using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Messages;

/// <summary>
/// Claims due messages for phones and writes their attempts, text included, before anything goes on the wire; the claims of
/// many phones share a transaction.
/// </summary>
internal sealed class MessageClaims
{
    [StringSyntax("sql")]
    private const string ClaimBatch = """
        select phone_id, epoch, id, month, no, lead_id, enrollment_id, campaign_id, claimed_at, closes_at, phone, name, first_name,
               store_name, store_address, store_city, state, body, template_kind, cloud_name, cloud_language, cloud_variables,
               media_hash, variants
        from claim_messages($1, $2, $3, $4)
        """;

    [StringSyntax("sql")]
    private const string InsertAttempts = """
        insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, variant, body)
        select a.id, a.month, a.no, a.phone_id, a.epoch, a.claimed_at, clock_timestamp(), a.variant, a.body
        from unnest($1::uuid[], $2::date[], $3::int[], $4::uuid[], $5::bigint[], $6::timestamptz[], $7::int[], $8::text[])
          as a(id, month, no, phone_id, epoch, claimed_at, variant, body)
        """;

    [StringSyntax("sql")]
    private const string NextDue = """
        select (select min(due_at) from messages
                where phone_id = $1 and state = 'planned' and closes_at > (select product_now()) and (campaign_id is null or not $2)), p.epoch
        from phones p
        where p.id = $1
        """;

    private readonly NpgsqlDataSource _db;
    private readonly Gathered<Claimant, IReadOnlyList<Claim>> _claims;

    public MessageClaims(NpgsqlDataSource db)
    {
        _db = db;
        _claims = new(Claim, most: 24);
    }

    /// <summary>At most <paramref name="most"/> messages, each with its text; none when the epoch is not this phone's newest.</summary>
    public Task<IReadOnlyList<Claim>> Claim(Guid phoneId, long epoch, int most, bool onlyByHand = false) =>
        _claims.Ask(new(phoneId, epoch, most, onlyByHand));

    /// <summary>When the next planned message of a phone is due, null when none is; and the phone's newest epoch.</summary>
    public async Task<(DateTimeOffset? Due, long Epoch)> Next(Guid phoneId, bool onlyByHand = false)
    {
        await using var command = _db.Command(NextDue, phoneId, onlyByHand);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.ValueOrNull<DateTimeOffset?>(0), row.GetInt64(1)) : (null, 0);
    }

    // Asked twice in one batch, an activation would be given its messages twice: the second gets nothing.
    private async Task<IReadOnlyList<IReadOnlyList<Claim>>> Claim(IReadOnlyList<Claimant> asked)
    {
        var claimants = asked.DistinctBy(claimant => (claimant.PhoneId, claimant.Epoch)).ToArray();
        await using var connection = await _db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var claims = await Claim(connection, claimants);
        await WriteAttempts(connection, claims);
        await transaction.CommitAsync();
        return [.. asked.Select(claimant =>
            claims.Remove((claimant.PhoneId, claimant.Epoch), out var own) ? (IReadOnlyList<Claim>)own : [])];
    }

    private static async Task<Dictionary<(Guid PhoneId, long Epoch), List<Claim>>> Claim(NpgsqlConnection connection, Claimant[] claimants)
    {
        await using var command = connection.Command(ClaimBatch, claimants.Select(claimant => claimant.PhoneId).ToArray(),
            claimants.Select(claimant => claimant.Epoch).ToArray(), claimants.Select(claimant => claimant.Most).ToArray(),
            claimants.Select(claimant => claimant.OnlyByHand).ToArray());
        await using var rows = await command.ExecuteReaderAsync();
        var claims = new Dictionary<(Guid, long), List<Claim>>();
        while (await rows.ReadAsync())
        {
            var message = ClaimRow.Message(rows);
            var claimant = ClaimRow.Claimant(rows);
            claims.TryAdd(claimant, []);
            claims[claimant].Add(new(message, Composition.Of(message)));
        }

        return claims;
    }

    private static async Task WriteAttempts(NpgsqlConnection connection, Dictionary<(Guid PhoneId, long Epoch), List<Claim>> claims)
    {
        var all = claims.SelectMany(own => own.Value.Select(claim => (own.Key.PhoneId, own.Key.Epoch, claim.Message, claim.Text))).ToArray();
        if (all.Length > 0)
        {
            await connection.Execute(InsertAttempts, Column(c => c.Message.Id), Column(c => c.Message.Month), Column(c => c.Message.No),
                Column(c => c.PhoneId), Column(c => c.Epoch), Column(c => c.Message.ClaimedAt), Column(c => c.Text.Variant),
                Column(c => c.Text.Text));
        }

        T[] Column<T>(Func<(Guid PhoneId, long Epoch, ClaimedMessage Message, Composition Text), T> value) => [.. all.Select(value)];
    }

    private sealed record Claimant(Guid PhoneId, long Epoch, int Most, bool OnlyByHand);
}
