using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Sending;

/// <summary>
/// Removes what is kept no longer than the settings say: raw webhooks that were processed, the bytes and refused lines of finished
/// imports, sign-ins, answers to requests and deliveries to webhooks of long ago, leads of whom nothing is heard. In short transactions, so that nothing waits for it.
/// </summary>
internal sealed class Retention(NpgsqlDataSource db, IGrainFactory grains)
{
    public const int MostAtOnce = 2000;

    // A row is received in its month and processed later: younger months need not be looked into.
    [StringSyntax("sql")]
    private const string DeleteInbox = """
        delete from webhook_inbox w using (
          select id, month from webhook_inbox
          where month <= product_now() - setting_days('inbox_days') and processed_at < product_now() - setting_days('inbox_days')
          limit $1
          for update skip locked) old
        where w.id = old.id and w.month = old.month
        """;

    [StringSyntax("sql")]
    private const string DeleteFiles = """
        delete from import_chunks c using (
          select import_id, no from import_chunks
          where import_id in (select id from imports
            where state in ('done', 'failed', 'undone', 'mapping', 'rehearsed')
              and coalesce(finished_at, created_at) < product_now() - setting_days('import_file_days'))
          limit 20
          for update skip locked) old
        where c.import_id = old.import_id and c.no = old.no
        """;

    [StringSyntax("sql")]
    private const string ForgetLines = """
        update import_lines l set given = null from (
          select import_id, line from import_lines
          where verdict = 'refused' and given is not null and import_id in (select id from imports
            where state in ('done', 'failed', 'undone') and finished_at < product_now() - setting_days('import_file_days'))
          limit $1
          for update skip locked) old
        where l.import_id = old.import_id and l.line = old.line
        """;

    // What was rehearsed is told by the import itself once it has run.
    [StringSyntax("sql")]
    private const string DeleteRehearsals = """
        delete from import_rehearsals r using (
          select import_id, line from import_rehearsals
          where import_id in (select id from imports where state not in ('rehearsing', 'rehearsed')
            or (state = 'rehearsed' and finished_at < product_now() - setting_days('import_file_days')))
          limit $1
          for update skip locked) old
        where r.import_id = old.import_id and r.line = old.line
        """;

    [StringSyntax("sql")]
    private const string DeleteAnswers = """
        delete from capture_keys k using (
          select key from capture_keys where at < product_now() - interval '90 days' limit $1 for update skip locked) old
        where k.key = old.key
        """;

    [StringSyntax("sql")]
    private const string DeleteDeliveries = """
        delete from webhook_deliveries d using (
          select id from webhook_deliveries
          where state <> 'waiting' and created_at < product_now() - interval '30 days'
          limit $1
          for update skip locked) old
        where d.id = old.id
        """;

    [StringSyntax("sql")]
    private const string SelectLeads = "select * from leads_kept_too_long($1)";

    [StringSyntax("sql")]
    private const string DeleteSessions = "delete from sessions where seen_at < now() - interval '400 days'";

    public async Task<Removed> Tidy(CancellationToken cancel)
    {
        var inbox = await InChunks(() => db.Execute(DeleteInbox, MostAtOnce), cancel);
        var files = await InChunks(() => db.Execute(DeleteFiles), cancel);
        var lines = await InChunks(() => db.Execute(ForgetLines, MostAtOnce), cancel);
        await InChunks(() => db.Execute(DeleteAnswers, MostAtOnce), cancel);
        await InChunks(() => db.Execute(DeleteDeliveries, MostAtOnce), cancel);
        await InChunks(() => db.Execute(DeleteRehearsals, MostAtOnce), cancel);
        await db.Execute(DeleteSessions);
        return new(inbox, files, lines, await InChunks(() => Forget(cancel), cancel));
    }

    // By their grains, as everything about leads; one that is busy has its turn tomorrow.
    private async Task<int> Forget(CancellationToken cancel)
    {
        var leads = new List<Guid>();
        await using (var command = db.Command(SelectLeads, MostAtOnce))
        {
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                leads.Add(rows.GetGuid(0));
            }
        }

        var forgotten = 0;
        foreach (var lead in leads)
        {
            forgotten += await grains.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Forget() == EraseOutcome.Erased ? 1 : 0;
        }

        return forgotten;
    }

    private static async Task<long> InChunks(Func<Task<int>> chunk, CancellationToken cancel)
    {
        var all = 0L;
        int some;
        do
        {
            cancel.ThrowIfCancellationRequested();
            all += some = await chunk();
        }
        while (some > 0);
        return all;
    }
}

/// <summary>How many rows were older than they are kept.</summary>
internal sealed record Removed(long Webhooks, long Pieces, long Lines, long Leads);
