using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Phones;

/// <summary>Takes numbers out of use. The row stays for the ledger, and with it all that a send needs: what a lead planned in the last second still goes.</summary>
internal sealed class PhoneRemovals(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string RemovePhone = """
        with p as (
          update phones p set removed_at = product_clock_timestamp()
          where p.id = $1 and p.removed_at is null
            and not exists (select from messages m where m.phone_id = p.id and m.state in ('planned', 'sending'))
          returning *
        ), c as (
          delete from campaign_phones c using p where c.phone_id = p.id
        )
        select count(p.id), count(write_change('phone.removed', $2, p.name, phone_words(to_jsonb(p)), null, phone_id => p.id)) from p
        """;

    [StringSyntax("sql")]
    private const string CountWaiting = """
        select (select count(*) from messages where phone_id = $1 and state = 'planned')::int
          + (select count(*) from messages where phone_id = $1 and state = 'sending')::int
        """;

    /// <summary>How many messages are planned from it or on their way; it is removed when none is.</summary>
    public async Task<int> Remove(Guid id, string by)
    {
        await using var remove = db.Command(RemovePhone, id, by);
        if (await remove.ExecuteScalarAsync() is > 0L)
        {
            return 0;
        }

        await using var waiting = db.Command(CountWaiting, id);
        return await waiting.ExecuteScalarAsync() is int count ? count : 0;
    }
}
