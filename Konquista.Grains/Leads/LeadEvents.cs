using System.Diagnostics.CodeAnalysis;
using Konquista.Appointments;
using Konquista.Leads.Steps;
using Konquista.Messages;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What befalls a lead from outside: what they write, what the staff says of them, what they book.</summary>
internal sealed class LeadEvents(
    NpgsqlDataSource db, LeadReader leads, LeadWriter writer, InboundLog inbound, MessageSettlements settlements)
{
    [StringSyntax("sql")]
    private const string WriteOptOut = "update leads set opted_out_at = coalesce(opted_out_at, product_clock_timestamp()), waiting_since = null where id = $1";

    [StringSyntax("sql")]
    private const string WriteOptIn = "update leads set opted_out_at = null where id = $1";

    [StringSyntax("sql")]
    private const string RecordConsent = "select record_consent($1, 'messages', 'consent', $2, null, $3, null, $4)";

    [StringSyntax("sql")]
    private const string Pause = "update leads set paused_at = product_clock_timestamp() where id = $1";

    [StringSyntax("sql")]
    private const string Resume = "update leads set paused_at = null where id = $1";

    [StringSyntax("sql")]
    private const string InsertAppointment = """
        insert into appointments (id, lead_id, phone, store_id, starts_at, status, source, external_id, created_by, import_id)
        select gen_random_uuid(), l.id, l.phone, coalesce($2, l.store_id), $3, 'booked', $4, $5, $6, $7
        from leads l
        where l.id = $1
        on conflict (source, external_id) where external_id is not null
        do update set starts_at = excluded.starts_at, status = 'booked', lead_id = excluded.lead_id
        """;

    // The rule of entry: a visit long past neither keeps anybody out of a campaign nor ends one. What has no date is made now.
    [StringSyntax("sql")]
    private const string SelectCounts = "select $1::timestamptz is null or appointment_counts('booked', $1)";

    /// <summary>False when the lead takes nothing in any more.</summary>
    public async Task<bool> Receive(Guid id, InboundMessage message) =>
        await inbound.Knows(message.ProviderId) || await writer.Change(id, lead => Received(lead, message));

    public Task Note(Guid id, LeadNote note) => writer.Change(id, lead =>
    {
        var change = new LeadChange(lead.Id, lead.Version);
        return note.Kind switch
        {
            LeadNoteKind.Replied => change.Stop(Reason.Replied, note.By).Fact("lead.noted", note.By, new { reason = Reason.Replied }),
            LeadNoteKind.Answered => change.AnsweredByAPerson(note.By),
            // Whoever is out already stays so by their own wish, whatever becomes of the list.
            LeadNoteKind.OptedOut when note.ImportId is not null && lead.OptedOutAt is not null => null,
            LeadNoteKind.OptedOut => change.Stop(Reason.OptedOut, note.By).Then(WriteOptOut, id)
                .Then(RecordConsent, id, false, LeadSource.Manual, note.By)
                .Fact("lead.opted_out", note.By, note.ImportId is null ? null : new { reason = "do_not_contact" }, importId: note.ImportId),
            LeadNoteKind.OptedIn => change.Then(WriteOptIn, id)
                .Then(RecordConsent, id, true, LeadSource.Manual, note.By).Fact("lead.opted_in", note.By),
            LeadNoteKind.Paused => change.Then(Pause, id).Fact("lead.paused", note.By),
            LeadNoteKind.Resumed => change.Then(Resume, id).Fact("lead.resumed", note.By),
            _ => throw new InvalidOperationException($"Unknown note {note.Kind}."),
        };
    });

    /// <summary>Ends one enrollment, or all, because somebody of the business says so.</summary>
    public Task<bool> Leave(Guid id, Guid? enrollmentId, Actor by) => writer.Change(id, lead =>
        lead.Enrollments.Any(enrollment => enrollmentId is null || enrollment.Id == enrollmentId)
            ? new LeadChange(lead.Id, lead.Version).End("stopped", Reason.ByHand, enrollmentId, by.Name)
            : null);

    /// <summary>False when the lead takes nothing in any more.</summary>
    public async Task<bool> Book(Guid id, NewAppointment appointment)
    {
        var counts = await Counts(appointment);
        return await writer.Change(id, lead =>
        {
            var change = new LeadChange(lead.Id, lead.Version)
                .Then(InsertAppointment, id, appointment.StoreId, appointment.StartsAt, appointment.Source, appointment.ExternalId, appointment.By,
                    appointment.ImportId);
            return (counts ? change.Stop(Reason.Booked, appointment.By) : change)
                .Fact("appointment.recorded", appointment.By, new { at = appointment.StartsAt });
        });
    }

    /// <summary>Books what an import committed while the lead was being written, neither seeing the other.</summary>
    public async Task BookMissed(Guid id)
    {
        foreach (var missed in await new MissedBookings(db).Of(id))
        {
            await Book(id, missed.Appointment);
        }
    }

    /// <summary>The lead whose record stands for this one's, if there is one: whoever was asked before that asks the wrong one.</summary>
    public async Task<Guid?> Successor(Guid id) => (await leads.Find(id))?.MergedInto;

    /// <summary>Settles an uncertain message; answers the phone to poke when it is to be sent again.</summary>
    public async Task<(bool Settled, Guid? PhoneId)> Settle(Guid id, Guid messageId, Settlement settlement, string by) =>
        await leads.Find(id) is { } lead ? await settlements.Settle(lead, messageId, settlement, by) : (false, null);

    private static LeadChange Received(LeadFacts lead, InboundMessage message)
    {
        var change = new LeadChange(lead.Id, lead.Version)
            .Inbound(message)
            .Fact("inbound.received", data: new { kind = message.Kind });
        if (message.OptOutByButton || OptOut.IsOptOut(message.Text))
        {
            change.Stop(Reason.OptedOut).Then(WriteOptOut, lead.Id)
                .Then(RecordConsent, lead.Id, false, LeadSource.WhatsApp, null).Fact("lead.opted_out", data: new { reason = "message" });
        }
        else if (message.IsAnsweredByCampaign)
        {
            change.WasHeard(message.ReceivedAt);
        }
        else if (message.Kind != "reaction")
        {
            change.Stop(Reason.Replied).WaitsForAPerson(message.ReceivedAt);
            if (lead.OptedOutAt is not null && OptOut.IsOptIn(message.Text))
            {
                change.Then(WriteOptIn, lead.Id)
                    .Then(RecordConsent, lead.Id, true, LeadSource.WhatsApp, null).Fact("lead.opted_in", data: new { reason = "message" });
            }
        }

        return change;
    }

    private async Task<bool> Counts(NewAppointment appointment)
    {
        await using var command = db.Command(SelectCounts, appointment.StartsAt);
        return await command.ExecuteScalarAsync() is true;
    }
}
