using System.Collections.Concurrent;
using Konquista.Leads;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Hands what people wrote to their leads: one person's messages in order, different people side by side.</summary>
internal sealed partial class InboxMessages(NpgsqlDataSource db, InboxStore inbox, IGrainFactory grains, ILogger<InboxMessages> logger)
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
                var outcome = await Deliver(row, book, cancellation);
                Failpoint.Hit("mid-inbox");
                await inbox.Close(row, outcome, cancellation);
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

    private async Task<string?> Deliver(InboxRow row, SenderBook book, CancellationToken cancellation)
    {
        var item = CloudApiInbound.Read(row.Body);
        if (item.IsNotice)
        {
            return "ignored";
        }

        var lead = book.LeadOf(row);
        if (item.IsReaction)
        {
            return lead is null ? "unknown_sender" : await SenderBook.Keep(db, book.Message(row, item), lead.Value, cancellation);
        }

        lead ??= await Capture(item);
        if (lead is null)
        {
            return "refused";
        }

        book.Remember(row, lead.Value);
        await grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead.Value)).Receive(book.Message(row, item));
        return null;
    }

    private async Task<Guid?> Capture(CloudApiInbound item)
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

        var outcome = await grains.GetGrain<ICapture>(GrainKey.Only).Capture(new()
        {
            GivenName = item.ProfileName ?? "",
            GivenPhone = item.From is null ? null : "+" + item.From,
            Aliases = aliases,
            Source = LeadSource.WhatsApp,
        });
        return outcome is CaptureOutcome.Recorded recorded ? recorded.LeadId : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Row} of the inbox could not be handed to its lead: {Failure}")]
    private partial void MessageFailed(long row, string failure);
}
