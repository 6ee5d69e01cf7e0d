using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;
using Orleans.Concurrency;

namespace Konquista.Leads.Suppression;

/// <summary>Keeps the list of those whom nobody may write to, one number at a time; who did it is written down, the number is not.</summary>
[StatelessWorker]
internal sealed class SuppressionGrain(NpgsqlDataSource db, SuppressionList list, LeadIdentities identities) : Grain, ISuppression
{
    [StringSyntax("sql")]
    private const string Insert = """
        with s as (
          insert into suppressed (hash, reason, actor) values ($1, 'do_not_contact', $2) on conflict do nothing returning hash
        ), stays as (
          update suppressed set import_id = null where hash = $1 and import_id is not null
        )
        select count(hash), count(write_change('suppression.added', $2, '', null, '{}')) from s
        """;

    [StringSyntax("sql")]
    private const string Delete = """
        with s as (
          delete from suppressed where hash = $1 and reason = 'do_not_contact' returning hash
        )
        select count(hash), count(write_change('suppression.lifted', $2, '', '{}', null)) from s
        """;

    public async Task<SuppressionStanding> Of(PhoneNumber phone) => await list.Reason(phone.E164) switch
    {
        null => SuppressionStanding.Free,
        SuppressionList.Erased => SuppressionStanding.Erased,
        _ => SuppressionStanding.DoNotContact,
    };

    public async Task<bool> Add(PhoneNumber phone, Actor by)
    {
        var isNew = await Change(Insert, phone, by);
        if (await identities.Owner([phone.E164, .. phone.PossibleWaIds]) is { } lead)
        {
            await GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Note(new(LeadNoteKind.OptedOut, by.Name));
        }

        return isNew;
    }

    public Task<bool> Lift(PhoneNumber phone, Actor by) => Change(Delete, phone, by);

    private async Task<bool> Change([StringSyntax("sql")] string sql, PhoneNumber phone, Actor by)
    {
        await using var command = db.Command(sql, list.Hash(phone.E164), by.Name);
        return await command.ExecuteScalarAsync() is 1L;
    }
}
