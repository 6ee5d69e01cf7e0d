using System.Diagnostics.CodeAnalysis;
using Konquista.Bulks;
using Konquista.Imports;
using Konquista.Leads;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.Postgres;
using Konquista.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Sending;

/// <summary>
/// What nobody else would notice: makes the partitions of the months to come, wakes active leads that lost their reminder or whose
/// campaign was stopped, pokes phones that sleep over due messages, starts files and work on many leads that were asked for while no
/// silo was there, ends what is left over, and once a day removes what is kept no longer.
/// Every silo runs it; each act is idempotent, and none that fails keeps the others from their turn.
/// </summary>
internal sealed partial class Caretaker(
    NpgsqlDataSource db, MessageLeftovers leftovers, Retention retention, IGrainFactory grains, ILogger<Caretaker> log) : BackgroundService
{
    [StringSyntax("sql")]
    private const string MakePartitions = """
        select coalesce(sum(make_partitions((date_trunc('month', product_now()) + make_interval(months => m))::date)), 0)::int
        from generate_series(-1, 3) m
        """;

    [StringSyntax("sql")]
    private const string SelectForgotten = """
        select distinct e.lead_id
        from enrollments e
        where e.state = 'active' and (e.next_at is null or e.next_at < product_now() - interval '10 minutes')
          and not exists (select from orleans.reminder r
            where r.service = 'konquista' and r.name = 'next' and r.grain = 'lead/lead-' || replace(e.lead_id::text, '-', ''))
        limit 1000
        """;

    [StringSyntax("sql")]
    private const string SelectStopped = """
        select distinct e.lead_id
        from campaigns c
        join enrollments e on e.campaign_id = c.id and e.state = 'active'
        where c.state = 'stopped' and c.changed_at < product_now() - interval '1 minute'
        limit 1000
        """;

    [StringSyntax("sql")]
    private const string SelectQueued = "select id from imports where state = 'queued' and created_at < product_now() - interval '10 seconds'";

    [StringSyntax("sql")]
    private const string SelectQueuedWork = "select id from bulks where state = 'queued' and created_at < product_now() - interval '10 seconds'";

    [StringSyntax("sql")]
    private const string SelectWebhooks = "select id from webhooks where paused_at is null";

    [StringSyntax("sql")]
    private const string SuggestNamesakes = "select suggest_same_names($1)";

    private const int NamesAtOnce = 2000;

    private const int NameRounds = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTimeOffset _tidiedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            await Try(nameof(MakePartitions), () => db.Execute(MakePartitions));
            await Try(nameof(leftovers.CloseUncertain), leftovers.CloseUncertain);
            await Try(nameof(leftovers.Expire), leftovers.Expire);
            await Try(nameof(PokeWaiting), PokeWaiting);
            await Try(nameof(WakeForgotten), WakeForgotten);
            await Try(nameof(EndStopped), EndStopped);
            await Try(nameof(StartImports), StartImports);
            await Try(nameof(StartBulks), StartBulks);
            await Try(nameof(WakeWebhooks), WakeWebhooks);
            await Try(nameof(SuggestNamesakes), FindNamesakes);
            await Try(nameof(Tidy), () => Tidy(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tidy(CancellationToken cancel)
    {
        if (TimeProvider.System.GetUtcNow() - _tidiedAt < Day)
        {
            return;
        }

        var removed = await retention.Tidy(cancel);
        _tidiedAt = TimeProvider.System.GetUtcNow();
        if (removed.Webhooks + removed.Pieces + removed.Lines + removed.Leads > 0)
        {
            LogTidied(log, removed.Webhooks, removed.Pieces, removed.Lines, removed.Leads);
        }
    }

    private async Task Try(string act, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(log, act, (problem as NpgsqlException)?.SqlState ?? problem.GetType().Name);
        }
    }

    private async Task PokeWaiting()
    {
        foreach (var phone in await leftovers.WaitingPhones())
        {
            await grains.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Poke();
        }
    }

    // Whom a campaign did not get round to waking before its silo died would stay in it until their next day.
    private async Task EndStopped()
    {
        foreach (var lead in await Ids(SelectStopped))
        {
            await Try(nameof(ILeadGrain.Wake), () => grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake());
        }
    }

    // A file that was uploaded while no silo was there.
    private async Task StartImports()
    {
        foreach (var import in await Ids(SelectQueued))
        {
            await grains.GetGrain<IImportGrain>(GrainKey.Import(import)).Start();
        }
    }

    // The same of work on many leads.
    private async Task StartBulks()
    {
        foreach (var bulk in await Ids(SelectQueuedWork))
        {
            await grains.GetGrain<IBulkGrain>(GrainKey.Bulk(bulk)).Start();
        }
    }

    private async Task WakeWebhooks()
    {
        foreach (var webhook in await Ids(SelectWebhooks))
        {
            await grains.GetGrain<IWebhookGrain>(GrainKey.Webhook(webhook)).Wake();
        }
    }

    // A round is short, so that nobody waits for it; the next turn goes on where this one stopped.
    private async Task FindNamesakes()
    {
        for (var round = 0; round < NameRounds; round++)
        {
            await using var command = db.Command(SuggestNamesakes, NamesAtOnce);
            if (await command.ExecuteScalarAsync() is not NamesAtOnce)
            {
                return;
            }
        }
    }

    private async Task<List<Guid>> Ids([StringSyntax("sql")] string sql)
    {
        await using var command = db.Command(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }

    private async Task WakeForgotten()
    {
        var forgotten = await Ids(SelectForgotten);
        foreach (var lead in forgotten)
        {
            await Try(nameof(ILeadGrain.Wake), () => grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake());
        }

        if (forgotten.Count > 0)
        {
            LogWoken(log, forgotten.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} active leads had no reminder and were woken.")]
    private static partial void LogWoken(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kept no longer: {Webhooks} webhooks, {Pieces} pieces of files, {Lines} refused lines, {Leads} leads.")]
    private static partial void LogTidied(ILogger logger, long webhooks, long pieces, long lines, long leads);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Act} did not work ({Cause}); it is tried again in five minutes.")]
    private static partial void LogFailed(ILogger logger, string act, string? cause);
}
