using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Audit;

/// <summary>Stop wins: nothing is claimed after a reply, an opt-out or the end of the enrollment. Claims and stops stamp under the lead's lock.</summary>
internal static class StopChecks
{
    [StringSyntax("sql")]
    private const string AfterTheEnd = """
        select m.id::text
        from messages m
        join enrollments e on e.id = m.enrollment_id
        where m.kind = 'step' and m.claimed_at > e.ended_at
        """;

    [StringSyntax("sql")]
    private const string AfterOptOut = """
        select m.id::text
        from messages m
        join leads l on l.id = m.lead_id
        where m.claimed_at > l.opted_out_at
        """;

    [StringSyntax("sql")]
    private const string AfterReply = """
        select distinct m.id::text
        from messages m
        join enrollments e on e.id = m.enrollment_id
        join inbound i on i.lead_id = m.lead_id
        where m.kind = 'step' and i.kind <> 'reaction' and m.claimed_at > i.received_at and e.entered_at < i.received_at
        """;

    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        new(AuditGroup.SentAfterStop, "afterTheEnd", "nothing is claimed after its enrollment ended", AfterTheEnd),
        new(AuditGroup.SentAfterStop, "afterOptOut", "nothing is claimed after the person opted out", AfterOptOut),
        new(AuditGroup.SentAfterStop, "afterReply", "nothing is claimed after the person wrote", AfterReply),
    ];
}
