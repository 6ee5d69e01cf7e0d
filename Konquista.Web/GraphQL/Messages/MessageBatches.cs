using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>Messages, their tries and answers, of many rows at once; those of another store than the asker's are not there.</summary>
internal sealed class MessageBatches(Reading reading, Asker asker)
{
    [StringSyntax("sql")]
    private const string Messages = $"""
        select {Message.Columns}
        from messages m
        left join leads l on l.id = m.lead_id
        where m.id = any (@ids) and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string AttemptsOf = $"""
        select {Attempt.Columns} from attempts t where t.message_id = any (@ids) order by t.message_id, t.no
        """;

    [StringSyntax("sql")]
    private const string LatestInbound = $"""
        select distinct on (b.lead_id) {Inbound.Columns}
        from inbound b
        join leads l on l.id = b.lead_id
        where b.lead_id = any (@ids) and (@only::uuid is null or l.store_id = @only)
        order by b.lead_id, b.at desc, b.id desc
        """;

    public Batch<Guid, Message> ById { get; } = new((ids, cancel) =>
        reading.Each<Message>(Messages, new { ids, only = asker.OnlyStore }, message => message.Id, cancel));

    public Batch<Guid, IReadOnlyList<Attempt>> Attempts { get; } = new((ids, cancel) =>
        reading.Lists<Attempt>(AttemptsOf, new { ids }, attempt => attempt.MessageId, cancel), []);

    /// <summary>What each of many leads last wrote.</summary>
    public Batch<Guid, Inbound> LastInbound { get; } = new((ids, cancel) =>
        reading.Each<Inbound>(LatestInbound, new { ids, only = asker.OnlyStore }, inbound => inbound.LeadId, cancel));
}
