using System.Collections.Concurrent;
using Konquista.Leads;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Hands what people wrote to their leads: one person's messages in order, different people side by side.</summary>
internal sealed partial class InboxMessages(
    NpgsqlDataSource db, InboxStore inbox, ChatLinks links, ChatCodes codes, IGrainFactory grains, ILogger<InboxMessages> logger)
{
    private const int PeopleAtOnce = 16;

    /// <summary>Answers the senders whose message could not be read now; their later ones wait behind it.</summary>
    public async Task<IReadOnlyList<InboxRow>> Take(IReadOnlyList<InboxRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var failed = new ConcurrentBag<InboxRow>();
        var book = await SenderBook.Read(db, rows, cancellation);
        var people = rows.GroupBy(row => book.LeadOf(row)?.ToString() ?? row.Sender, StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
            async (messages, token) =>
            {
                if (await TakeInOrder(messages, book, token) is { } row)
                {
                    failed.Add(row);
                }
            });
        return [.. failed];
    }

    private async Task<InboxRow?> TakeInOrder(IEnumerable<InboxRow> messages, SenderBook book, CancellationToken cancellation)
    {
        foreach (var row in messages)
        {
            try
            {
                var (outcome, answered) = await Deliver(row, book, cancellation);
                Failpoint.Hit("mid-inbox");
                await inbox.Close(row, outcome, cancellation);
                if (answered is { } lead)
                {
                    // Nothing was sent to them while the message was unread.
                    await grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake();
                }
            }
            catch (Exception failure) when (failure is not NpgsqlException && !cancellation.IsCancellationRequested)
            {
                MessageFailed(row.Id, failure.GetType().Name);
                if (!Illness.Explains(failure))
                {
                    await inbox.Fail(row, failure, cancellation);
                }

                return row;
            }
        }

        return null;
    }

    // What became of the message, and the lead whom a campaign now answers.
    private async Task<(string? Outcome, Guid? Answered)> Deliver(InboxRow row, SenderBook book, CancellationToken cancellation)
    {
        var item = CloudApiInbound.Read(row.Body);
        if (item.IsNotice)
        {
            return ("ignored", null);
        }

        var lead = book.LeadOf(row);
        if (item.IsReaction)
        {
            return (lead is null ? "unknown_sender" : await SenderBook.Keep(db, book.Message(row, item), lead.Value, cancellation), null);
        }

        lead = await codes.Resolve(lead, item, cancellation);
        var link = await links.Of(item.Says, cancellation);
        var entry = Entry.CaptureOnly;
        if (lead is null || link is not null)
        {
            if (await Capture(item, link) is not { } recorded)
            {
                return ("refused", null);
            }

            (lead, entry) = (recorded.LeadId, recorded.Entry);
        }

        book.Remember(row, lead.Value);
        var isAnswered = link?.IsAllOf(item.Says) is true && entry is (Entry.Enrolled or Entry.AlreadyIn);
        await grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead.Value)).Receive(book.Message(row, item) with { IsAnsweredByCampaign = isAnswered });
        return (null, isAnswered ? lead : null);
    }

    private async Task<CaptureOutcome.Recorded?> Capture(CloudApiInbound item, ChatLink? link)
    {
        var aliases = new List<LeadAlias>();
        if (item.From is not null)
        {
            aliases.Add(new("wa_id", item.From));
        }

        if (item.FromUserId is not null)
        {
            aliases.Add(new("bsuid", item.FromUserId));
        }

        NewLead person = new()
        {
            GivenName = item.ProfileName ?? "",
            GivenPhone = item.From is null ? null : "+" + item.From,
            Aliases = aliases,
            Source = LeadSource.WhatsApp,
        };
        return await grains.GetGrain<ICapture>(GrainKey.Only).Capture(link?.Brings(person, item.Id, item.Says) ?? person) as CaptureOutcome.Recorded;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Row} of the inbox could not be handed to its lead: {Failure}")]
    private partial void MessageFailed(long row, string failure);
}
