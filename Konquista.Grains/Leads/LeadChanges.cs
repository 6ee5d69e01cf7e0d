using System.Diagnostics.CodeAnalysis;
using Konquista.WhatsApp;

namespace Konquista.Leads;

/// <summary>The things that can befall a lead, as statements of a <see cref="LeadChange"/>.</summary>
internal static class LeadChanges
{
    [StringSyntax("sql")]
    private const string EndEnrollments = """
        with e as (
          update enrollments
          set state = $2, ended_at = product_clock_timestamp(), end_reason = $3, next_step = null, next_at = null, hold = null
          where lead_id = $1 and state = 'active' and ($4::uuid is null or id = $4)
          returning *
        )
        insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, actor, data)
        select ended_at, 'enrollment.' || state, lead_id, $5, id, campaign_id, $6, jsonb_build_object('reason', end_reason)
        from e
        """;

    // A conversation goes on: only campaigns end with a reply or a booking, a person's own answer is still due.
    [StringSyntax("sql")]
    private const string CancelMessages = """
        with m as (
          update messages
          set state = 'cancelled', reason = $2, ended_at = product_clock_timestamp()
          where lead_id = $1 and state = 'planned' and ($3::uuid is null or enrollment_id = $3)
            and (campaign_id is not null or $2 not in ('replied', 'booked'))
          returning *
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
        select ended_at, 'message.cancelled', lead_id, enrollment_id, campaign_id, id, phone_id,
               jsonb_build_object('step', step, 'reason', reason)
        from m
        """;

    [StringSyntax("sql")]
    private const string HoldCampaigns = """
        update leads set waiting_since = null, human_until = product_clock_timestamp() + setting_days('human_hold_days') where id = $1
        """;

    [StringSyntax("sql")]
    private const string StampStop = "update leads set stopped_at = product_clock_timestamp() where id = $1";

    [StringSyntax("sql")]
    private const string WriteFact = """
        insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, message_id, actor, data, import_id)
        values (product_clock_timestamp(), $2, $1, $3, null, null, $4, $5, $6::jsonb, $7)
        """;

    [StringSyntax("sql")]
    private const string InsertInbound = """
        insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
        values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)
        on conflict (provider_id) do nothing
        """;

    [StringSyntax("sql")]
    private const string MarkWaiting = """
        update leads
        set last_inbound_at = greatest(last_inbound_at, $2), waiting_since = coalesce(waiting_since, product_clock_timestamp())
        where id = $1
        """;

    [StringSyntax("sql")]
    private const string MarkHeard = "update leads set last_inbound_at = greatest(last_inbound_at, $2) where id = $1";

    /// <summary>Ends one enrollment, or all, and takes back what is planned but not claimed.</summary>
    public static LeadChange End(this LeadChange change, string state, string reason, Guid? enrollmentId = null, string? by = null) =>
        change
            .Then(EndEnrollments, change.LeadId, state, reason, enrollmentId, change.NewVersion, by)
            .Then(CancelMessages, change.LeadId, reason, enrollmentId);

    /// <summary>Ends all enrollments because of something that forbids any further message; stamped under the lead's lock.</summary>
    public static LeadChange Stop(this LeadChange change, string reason, string? by = null) =>
        change.End("stopped", reason, by: by).Then(StampStop, change.LeadId);

    /// <summary>A person of the business has answered: the lead waits for nobody, and campaigns leave the conversation alone.</summary>
    public static LeadChange AnsweredByAPerson(this LeadChange change, string by) =>
        change.Then(HoldCampaigns, change.LeadId).Fact("lead.noted", by, new { reason = "answered" });

    public static LeadChange Fact(
        this LeadChange change, string kind, string? by = null, object? data = null, Guid? messageId = null, Guid? importId = null) =>
        change.Then(WriteFact, change.LeadId, kind, change.NewVersion, messageId, by, data is null ? null : Json.Of(data), importId);

    public static LeadChange Inbound(this LeadChange change, InboundMessage message) =>
        change.Then(InsertInbound, change.LeadId, message.PhoneId, message.ProviderId, message.Kind, message.Text, message.At, message.ReceivedAt);

    /// <summary>They wrote, and nobody has to look.</summary>
    public static LeadChange WasHeard(this LeadChange change, DateTimeOffset at) => change.Then(MarkHeard, change.LeadId, at);

    public static LeadChange WaitsForAPerson(this LeadChange change, DateTimeOffset since) =>
        change.Then(MarkWaiting, change.LeadId, since);
}
