using Konquista.Leads.Suppression;
using Konquista.Sandbox;
using Konquista.Silo.Audit;
using Npgsql;

namespace Konquista.Audit;

/// <summary>An audit that is shown the wire finds what the database alone cannot tell.</summary>
public sealed class ReceiptAuditTests(TestDatabase database)
{
    private const string Sound = AuditRunTests.Sound + "; update phones set sandbox = true";

    [Fact]
    public async Task What_is_called_sent_and_was_received_once_adds_up()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();

        (await Broken(sandbox, Sound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_called_sent_and_never_arrived_is_lost()
    {
        await using var sandbox = await SandboxHost.Start();

        (await Broken(sandbox, Sound)).ShouldBe([("unreceived", AuditRunTests.MessageId)]);
    }

    [Fact]
    public async Task What_arrived_twice_is_a_duplicate()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();

        (await Broken(sandbox, Sound)).ShouldBe([("duplicates", AuditRunTests.MessageId)]);
    }

    [Fact]
    public async Task What_arrived_and_is_said_to_have_failed_is_denied()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();

        (await Broken(sandbox, $"{Sound}; update messages set state = 'failed', accepted_at = null")).ShouldBe([("denied", AuditRunTests.MessageId)]);
    }

    [Fact]
    public async Task Whoever_wrote_and_is_not_known_to_have_written_is_lost()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();
        (await sandbox.Post("/control/inbound", new { from = "5511950006219", text = "sair", phoneNumberId = "1000001" })).Dispose();
        await sandbox.Summary();

        (await Broken(sandbox, Sound)).ShouldBe([("unheard", "stop 1")]);
        (await Broken(sandbox, $"""
            {Sound};
            insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
            select gen_random_uuid(), id, 'x', 'text', '', '2026-03-02T11:00-03:00', '2026-03-02T11:00-03:00' from leads
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_wrote_and_was_erased_since_is_not_lost()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("+5511950006219", id: AuditRunTests.MessageId)).Dispose();
        (await sandbox.Post("/control/inbound", new { from = "5511950006219", text = "sair", phoneNumberId = "1000001" })).Dispose();
        await sandbox.Summary();
        var key = new ErasedKey(keysPath: null);
        var hash = Convert.ToHexString(key.Hash("+5511950006219"));

        (await Broken(sandbox, $"{Sound}; insert into suppressed (hash) values ('\\x{hash}')", key)).ShouldBeEmpty();
    }

    private async Task<IEnumerable<(string Name, string Id)>> Broken(SandboxHost sandbox, string sql, ErasedKey? key = null)
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        await using (var command = source.CreateCommand(sql))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var report = await new AuditRun(source, new SandboxReceipts(sandbox.Http, sandbox.Http.BaseAddress!), key).Make(TestContext.Current.CancellationToken);
        return report.Findings.Where(finding => !finding.IsOk).Select(finding => (finding.Name, finding.Ids.Single()));
    }
}
