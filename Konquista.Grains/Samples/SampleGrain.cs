using System.Diagnostics.CodeAnalysis;
using Konquista.Appointments;
using Konquista.Leads;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Samples;

/// <summary>Brings sample people in by the same doors as real ones, and takes them out again without a trace.</summary>
[GrainType("sample")]
internal sealed class SampleGrain(NpgsqlDataSource db, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, ISampleGrain
{
    [StringSyntax("sql")]
    private const string Note = "update first_steps set sample_at = product_clock_timestamp()";

    // What was ever sent stays in the ledger; to who is in no campaign nothing was. A lead that was there before has another source.
    [StringSyntax("sql")]
    private const string Delete = """
        with s as materialized (
          select id from leads where source = 'sample' and not exists (select from messages m where m.lead_id = leads.id)
        ), a as (
          delete from appointments using s where appointments.lead_id = s.id
        ), f as (
          delete from feed using s where feed.lead_id = s.id
        ), l as (
          delete from leads using s where leads.id = s.id returning leads.id
        ), n as (
          update first_steps set sample_at = null
        ), w as (
          insert into feed (at, kind, actor, data)
          select product_clock_timestamp(), 'sample.removed', $1, jsonb_build_object('after', jsonb_build_object('leads', count(*))) from l
        )
        select count(*)::int from l
        """;

    public async Task<int> Bring(Actor by)
    {
        var came = 0;
        foreach (var person in SamplePeople.All)
        {
            came += await Bring(person, by) ? 1 : 0;
        }

        await db.Execute(Note);
        return came;
    }

    public async Task<int> Remove(Actor by)
    {
        await using var command = db.Command(Delete, by.Name);
        return await command.ExecuteScalarAsync() is int removed ? removed : 0;
    }

    private async Task<bool> Bring(SamplePerson person, Actor by)
    {
        var outcome = await GrainFactory.GetGrain<ICapture>(GrainKey.Only).Capture(new()
        {
            GivenName = person.Name,
            GivenPhone = person.Phone,
            Tags = [SamplePeople.Tag],
            Source = SamplePeople.Source,
            Enroll = false,
        });
        if (outcome is not CaptureOutcome.Recorded { Created: true, LeadId: var id })
        {
            return false;
        }

        var lead = GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(id));
        if (person.Wrote is { } words)
        {
            var now = clock.GetUtcNow();
            await lead.Receive(new InboundMessage($"sample-{id:N}", PhoneId: null, "text", words, now, now, OptOutByButton: false));
        }

        if (person.IsBooked)
        {
            await lead.Book(new NewAppointment(clock.GetUtcNow().AddDays(2), StoreId: null, SamplePeople.Source, ExternalId: null, by.Name));
        }

        return true;
    }
}
