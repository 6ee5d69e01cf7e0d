using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Audit;

/// <summary>Nobody is lost: who was captured is enrolled or not for a reason, and who is enrolled will be looked at again.</summary>
internal static class LeadChecks
{
    [StringSyntax("sql")]
    private const string NotEnrolled = """
        select l.id::text
        from leads l
        where l.entry = 'enrolled' and not exists (select from enrollments e where e.lead_id = l.id)
        """;

    [StringSyntax("sql")]
    private const string NoEntry = """
        select l.id::text
        from leads l
        where l.entry not in ('enrolled', 'capture_only', 'no_campaign', 'already_in', 'already_finished', 'opted_out', 'booked',
          'conversation')
        """;

    [StringSyntax("sql")]
    private const string Forgotten = """
        select e.id::text
        from enrollments e
        where e.state = 'active'
          and not exists (
            select from orleans.reminder r
            where r.grain = 'lead/lead-' || replace(e.lead_id::text, '-', '') and r.name = 'next')
          and not exists (
            select from messages m
            where m.lead_id = e.lead_id and m.enrollment_id = e.id and m.state in ('planned', 'sending'))
        """;

    [StringSyntax("sql")]
    private const string NoIdentity = """
        select l.id::text
        from leads l
        where l.phone <> '' and l.merged_into is null
          and not exists (select from lead_identities i where i.lead_id = l.id and i.kind = 'phone' and i.value = l.phone)
        """;

    [StringSyntax("sql")]
    private const string TwiceActive = """
        select lead_id || '/' || campaign_id
        from enrollments
        where state = 'active'
        group by lead_id, campaign_id
        having count(*) > 1
        """;

    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        new(AuditGroup.Lost, "notEnrolled", "a lead that entered a campaign has an enrollment", NotEnrolled),
        new(AuditGroup.Lost, "noEntry", "every lead was enrolled, or not for a reason", NoEntry),
        new(AuditGroup.Lost, "forgotten", "an active enrollment has a reminder or a message on its way", Forgotten),
        new(AuditGroup.Leads, "noIdentity", "every lead is known by its number", NoIdentity),
        new(AuditGroup.Leads, "twiceActive", "one active enrollment per lead and campaign", TwiceActive),
    ];
}
