using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Puts into the ledger what people of the business write to a lead by hand: once per request, and only where it may be sent.</summary>
internal sealed class WrittenMessages(
    NpgsqlDataSource db,
    LeadReader leads,
    PhoneRoster roster,
    WhatsAppGateways gateways,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
{
    private const int Tries = 5;

    [StringSyntax("sql")]
    private const string SelectWritten = """
        select m.phone_id,
               case when m.state <> 'planned' then null
                 when exists (select from sending where paused_at is not null) then 'sending_paused'
                 when p.paused_at is not null then 'phone_paused'
                 when p.blocked_until > product_now() then 'phone_blocked' end
        from messages m
        join phones p on p.id = m.phone_id
        where m.id = $1
        """;

    [StringSyntax("sql")]
    private const string InsertMessage = """
        with t as materialized (
          select product_clock_timestamp() as now
        ), m as (
          insert into messages (id, month, kind, lead_id, phone_id, template_id, body, author, state, priority, local_day, due_at,
            closes_at, expires_at, planned_at)
          select $1, date_trunc('month', t.now at time zone 'UTC')::date, $2, l.id, $4, $5, $6, $7, 'planned', 0,
                 (t.now at time zone l.time_zone)::date, t.now, least(t.now + interval '1 day', $8), least(t.now + interval '1 day', $8), t.now
          from t, leads l
          where l.id = $3
          on conflict do nothing
          returning *
        )
        insert into feed (at, kind, lead_id, lead_version, message_id, phone_id, actor, data)
        select planned_at, 'message.planned', lead_id, $9, id, phone_id, author, jsonb_build_object('kind', kind)
        from m
        """;

    [StringSyntax("sql")]
    private const string KeepPhone = "update leads set phone_id = coalesce(phone_id, $2) where id = $1";

    /// <summary>The id of the message that a request becomes.</summary>
    public static Guid IdOf(Guid leadId, WrittenMessage message) =>
        StableHash.Guid("written", Words.Of(message.Kind), leadId.ToString("N"), message.RequestId.ToString("N"));

    public async Task<WriteOutcome> Write(Guid leadId, WrittenMessage message)
    {
        var words = StorableText.FromWords(message.Text).ReplaceLineEndings("\n").Trim();
        if (WritingRules.Refusal(words) is { } refusal)
        {
            return new WriteOutcome.Refused(refusal);
        }

        var id = IdOf(leadId, message);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await Written(id) is { } written)
            {
                return written;
            }

            if (await leads.Find(leadId) is not { MergedInto: null } lead)
            {
                return new WriteOutcome.Refused(WriteRefusal.LeadUnknown);
            }

            if (await Plan(lead, id, message, words) is { } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }

    private async Task<WriteOutcome.Planned?> Written(Guid id)
    {
        await using var command = db.Command(SelectWritten, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(id, row.GetGuid(0), row.ValueOrNull<string>(1) is { } word ? Words.Read<WriteWait>(word) : null)
            : null;
    }

    // Null when it was written, or the lead has moved on meanwhile.
    private async Task<WriteOutcome.Refused?> Plan(LeadFacts lead, Guid id, WrittenMessage message, string words)
    {
        var facts = await Facts(lead, message);
        var abilities = facts.Provider is { } provider ? gateways.For(provider).Abilities : null;
        if (WritingRules.Refusal(lead, message, facts, abilities, clock.GetUtcNow()) is { } refusal)
        {
            return new(refusal);
        }

        var change = new LeadChange(lead.Id, lead.Version);
        change.Then(InsertMessage, id, Words.Of(message.Kind), lead.Id, facts.PhoneId, message.TemplateId, words, message.By.Name,
            WritingRules.ClosesAt(facts, abilities!), change.NewVersion);
        if (message.Kind == WrittenKind.Manual)
        {
            change.Then(KeepPhone, lead.Id, facts.PhoneId).AnsweredByAPerson(message.By.Name);
        }

        await change.Commit(db);
        return null;
    }

    private async Task<WritingFacts> Facts(LeadFacts lead, WrittenMessage message)
    {
        var pool = lead.Enrollments.Count > 0 ? lead.Enrollments[0].CampaignId : Guid.Empty;
        var (chosen, _) = await roster.Choose(lead.Id, null, lead.StoreId, pool);
        return await WritingFacts.Read(db, lead.Id, message, chosen);
    }
}
