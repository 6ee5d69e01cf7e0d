using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Audit;

/// <summary>The rules of single messages: each step once, at most one a day, no state without what leads to it.</summary>
internal static class MessageChecks
{
    [StringSyntax("sql")]
    private const string Vanished = """
        select t.id::text from messages_told t where not exists (select from messages m where m.id = t.id)
        """;

    [StringSyntax("sql")]
    private const string Repeated = """
        select enrollment_id || '/' || step
        from messages
        where kind = 'step' and replaces is null
        group by enrollment_id, step
        having count(*) > 1
        """;

    [StringSyntax("sql")]
    private const string TwiceADay = """
        select m.enrollment_id || '/' || (m.claimed_at at time zone zone_at(l.id, m.claimed_at, l.time_zone))::date
        from messages m
        join leads l on l.id = m.lead_id
        join enrollments e on e.id = m.enrollment_id
        join campaign_versions v on v.id = e.version_id
        where m.kind = 'step' and m.claimed_at is not null and m.replaces is null
          and not jsonb_path_exists(v.definition, '$.steps[*] ? (@.id == $step && @.same_day == true)', jsonb_build_object('step', m.step))
        group by m.enrollment_id, (m.claimed_at at time zone zone_at(l.id, m.claimed_at, l.time_zone))::date
        having count(*) > 1
        """;

    [StringSyntax("sql")]
    private const string Unattempted = """
        select m.id::text
        from messages m
        where m.state in ('sending', 'accepted', 'sent', 'delivered', 'read', 'uncertain')
          and not exists (select from attempts a where a.message_id = m.id and a.month = m.month)
        """;

    // A crash between the wire and the record leaves an attempt open; if a status came since, it says enough.
    [StringSyntax("sql")]
    private const string Unfinished = """
        select a.message_id::text
        from attempts a
        join messages m on m.id = a.message_id and m.month = a.month
        where a.finished_at is null and a.claimed_real < clock_timestamp() - interval '10 minutes'
          and m.state in ('planned', 'accepted', 'uncertain', 'sending')
        """;

    [StringSyntax("sql")]
    private const string OutOfOrder = """
        select id::text
        from messages
        where claimed_at < planned_at
           or least(accepted_at, sent_at, delivered_at, read_at) < claimed_at
           or (state in ('sending', 'accepted', 'sent', 'delivered', 'read') and (claimed_at is null or claimed_at < due_at))
        """;

    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        new(AuditGroup.Ledger, "vanished", "every message that was ever planned is still in the ledger", Vanished),
        new(AuditGroup.Messages, "repeated", "one message per enrollment and step", Repeated),
        new(AuditGroup.Messages, "twiceADay", "at most one step per enrollment and local day", TwiceADay),
        new(AuditGroup.Messages, "unattempted", "nothing is sent without an attempt written before", Unattempted),
        new(AuditGroup.Messages, "unfinished", "every attempt has its result within ten minutes", Unfinished),
        new(AuditGroup.Messages, "outOfOrder", "planned before claimed, due before claimed, claimed before accepted", OutOfOrder),
    ];
}
