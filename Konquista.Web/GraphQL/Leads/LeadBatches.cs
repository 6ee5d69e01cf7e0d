using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Batches;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Messages;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What many leads show at once, each kind read by one statement.</summary>
internal sealed class LeadBatches(Reading reading, Asker asker)
{
    [StringSyntax("sql")]
    private const string Leads = $"""
        select {LeadListing.Columns} from leads_standing l where l.id = any (@ids) and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string NumbersOf = """
        select i.lead_id as leadid, i.value as number, i.learnt_from as learntfrom, i.learnt_at as learntat, i.value = l.phone as ispreferred
        from lead_identities i
        join leads l on l.id = i.lead_id
        where i.lead_id = any (@ids) and i.kind = 'phone'
        order by i.value = l.phone desc, i.learnt_at, i.value
        """;

    [StringSyntax("sql")]
    private const string EnrollmentsOf = $"""
        select {Enrollment.Columns}
        from unnest(@ids::uuid[]) n (id)
        cross join lateral (select * from enrollments e where e.lead_id = n.id order by e.entered_at desc, e.id desc limit 20) e
        """;

    [StringSyntax("sql")]
    private const string CurrentOf = $"""
        select distinct on (e.lead_id) {Campaign.Columns}, e.lead_id as ofleadid
        from enrollments e
        join campaigns c on c.id = e.campaign_id
        where e.lead_id = any (@ids) and e.state = 'active'
        order by e.lead_id, c.priority, c.name
        """;

    [StringSyntax("sql")]
    private const string LastOf = $"""
        select {Message.Columns}
        from unnest(@ids::uuid[]) n (id)
        cross join lateral (
          select * from messages m
          where m.lead_id = n.id and m.state in ('sending', 'accepted', 'sent', 'delivered', 'read', 'uncertain', 'failed')
          order by m.due_at desc, m.id desc limit 1
        ) m
        """;

    [StringSyntax("sql")]
    private const string MessagesOf = $"""
        select {Message.Columns}
        from unnest(@ids::uuid[]) n (id)
        cross join lateral (select * from messages m where m.lead_id = n.id order by m.due_at desc, m.id desc limit 50) m
        """;

    [StringSyntax("sql")]
    private const string AnswersOf = $"""
        select {Inbound.Columns}
        from unnest(@ids::uuid[]) n (id)
        cross join lateral (select * from inbound b where b.lead_id = n.id order by b.at desc, b.id desc limit 50) b
        """;

    [StringSyntax("sql")]
    private const string AppointmentsOf = $"""
        select {Appointment.Columns}
        from unnest(@ids::uuid[]) n (id)
        cross join lateral (select * from appointments a where a.lead_id = n.id order by a.created_at desc, a.id desc limit 20) a
        """;

    public Batch<Guid, Lead> ById { get; } = new((ids, cancel) =>
        reading.Each<Lead>(Leads, new { ids, only = asker.OnlyStore }, lead => lead.Id, cancel));

    public Batch<Guid, IReadOnlyList<LeadNumber>> Numbers { get; } = Lists<LeadNumber>(reading, NumbersOf, number => number.LeadId);

    public Batch<Guid, IReadOnlyList<Enrollment>> Enrollments { get; } = Lists<Enrollment>(reading, EnrollmentsOf, enrollment => enrollment.LeadId);

    public Batch<Guid, Campaign> Current { get; } = new((ids, cancel) =>
        reading.Each<Campaign>(CurrentOf, new { ids }, campaign => campaign.OfLeadId, cancel));

    public Batch<Guid, Message> LastMessage { get; } = new((ids, cancel) =>
        reading.Each<Message>(LastOf, new { ids }, message => message.LeadId, cancel));

    public Batch<Guid, IReadOnlyList<Message>> Messages { get; } = Lists<Message>(reading, MessagesOf, message => message.LeadId);

    public Batch<Guid, IReadOnlyList<Inbound>> Answers { get; } = Lists<Inbound>(reading, AnswersOf, inbound => inbound.LeadId);

    public Batch<Guid, IReadOnlyList<Appointment>> Appointments { get; } = Lists<Appointment>(reading, AppointmentsOf, appointment => appointment.LeadId!.Value);

    private static Batch<Guid, IReadOnlyList<T>> Lists<T>(Reading reading, [StringSyntax("sql")] string sql, Func<T, Guid> owner) =>
        new((ids, cancel) => reading.Lists(sql, new { ids }, owner, cancel), []);
}
