using System.ComponentModel;
using Konquista.Leads;
using Konquista.Messages;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>What may be changed about messages: a new one by hand, and what became of an uncertain one.</summary>
internal sealed class MessageMutations(SendingSystem sending, LeadListing leads, MessageQueries messages, Asker asker, Named named, Problems problems)
{
    [May(Permission.Answer)]
    [Description("Writes to a lead by hand: they wait no longer, and campaigns are held for seven days. However often the same requestId is asked, one message goes.")]
    public async Task<MessagePayload> SendMessage(
        Guid leadId, Guid requestId, string text, Guid? phoneId, Guid? templateId, CancellationToken cancel)
    {
        if (await leads.Find(leadId, asker.OnlyStore, cancel) is null)
        {
            return new(Message: null, problems.NotFound);
        }

        if (await named.Missing(cancel, phone: phoneId) is { } problem)
        {
            return new(Message: null, problem);
        }

        var message = new WrittenMessage
        {
            RequestId = requestId,
            Kind = WrittenKind.Manual,
            Text = text,
            PhoneId = phoneId,
            TemplateId = templateId,
            By = asker.Actor,
        };
        return await sending.Lead(leadId, lead => lead.Write(message)) switch
        {
            WriteOutcome.Planned planned => new(await messages.Find(planned.MessageId, cancel)),
            WriteOutcome.Refused refused => new(Message: null, problems.Of(ProblemCode.NotWritten, refused.Reason)),
            _ => new(Message: null, problems.Of(ProblemCode.NotWritten)),
        };
    }

    [May(Permission.Answer)]
    [Description("Says what became of an uncertain message.")]
    public async Task<MessagePayload> SettleMessage(Guid id, SettlementInput settlement, CancellationToken cancel)
    {
        if (await messages.Find(id, cancel) is not { } message)
        {
            return new(Message: null, problems.NotFound);
        }

        var settled = await sending.Lead(message.LeadId, lead => lead.Settle(id, Enum.Parse<Settlement>(settlement.ToString()), asker.Actor));
        return new(await messages.Find(id, cancel), settled ? null : problems.Of(ProblemCode.Stale));
    }
}
