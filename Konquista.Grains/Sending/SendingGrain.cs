using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Sending;

/// <summary>Pauses and resumes all sends; the claim reads the row it writes.</summary>
[GrainType("sending")]
internal sealed class SendingGrain(NpgsqlDataSource db) : Grain, ISendingGrain
{
    [StringSyntax("sql")]
    private const string SetPaused = """
        with s as (
          update sending set paused_at = case when $1 then product_clock_timestamp() end, paused_by = case when $1 then $2 end
          returning 1
        ), f as (
          insert into feed (at, kind, actor)
          select product_clock_timestamp(), case when $1 then 'sending.paused' else 'sending.resumed' end, $2 from s
        )
        select count(*)::int from messages where state = 'sending'
        """;

    [StringSyntax("sql")]
    private const string SelectWaiting = "select distinct phone_id from messages where state = 'planned'";

    public Task<int> Pause(Actor by) => Set(paused: true, by.Name);

    public async Task Resume(Actor by)
    {
        await Set(paused: false, by.Name);
        await using var command = db.Command(SelectWaiting);
        await using var phones = await command.ExecuteReaderAsync();
        while (await phones.ReadAsync())
        {
            await GrainFactory.GetGrain<IPhoneGrain>(GrainKey.Phone(phones.GetGuid(0))).Poke();
        }
    }

    private async Task<int> Set(bool paused, string by)
    {
        await using var command = db.Command(SetPaused, paused, by);
        return await command.ExecuteScalarAsync() is int inFlight ? inFlight : 0;
    }
}
