namespace Konquista.Sandbox;

/// <summary>What the Sandbox says really arrived.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public async Task The_same_message_twice_is_one_receipt_counted_twice()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Text("+5511987654321", id: "om_1")).Dispose();
        (await sandbox.Text("+5511987654321", id: "om_1")).Dispose();
        var receipt = (await sandbox.Get("/control/receipts"))["items"]!.AsArray().Single()!;
        receipt["id"]!.GetValue<string>().ShouldBe("om_1");
        receipt["count"]!.GetValue<int>().ShouldBe(2);
        receipt["recipient"]!.GetValue<string>().ShouldBe("5511987654321");
        (await sandbox.Summary())["duplicates"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Receipts_come_in_pages()
    {
        await using var sandbox = await SandboxHost.Start();
        foreach (var id in new[] { "a", "b", "c" })
            (await sandbox.Hub("11987654321", id: id)).Dispose();
        var page = await sandbox.Get("/control/receipts?limit=2");
        page["items"]!.AsArray().Select(one => $"{one!["id"]}").ShouldBe(["a", "b"]);
        var rest = await sandbox.Get($"/control/receipts?limit=2&after={page["next"]}");
        rest["items"]!.AsArray().Select(one => $"{one!["id"]}").ShouldBe(["c"]);
        rest["next"].ShouldBeNull();
    }

    [Fact]
    public async Task What_arrives_after_an_answered_stop_is_listed_with_its_time()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Text("+5531998765432", id: "before")).Dispose();
        (await sandbox.Post("/control/inbound", new { from = "553198765432", text = "sair", phoneNumberId = "1000001" })).Dispose();
        await sandbox.Summary();
        (await sandbox.Text("+5531998765432", id: "after")).Dispose();
        var stop = (await sandbox.Get("/control/stops"))["items"]!.AsArray().Single()!;
        stop["kind"]!.GetValue<string>().ShouldBe("optOut");
        var late = stop["sentAfterStop"]!.AsArray().Single()!;
        late["id"]!.GetValue<string>().ShouldBe("after");
        late["afterMs"]!.GetValue<double>().ShouldBeGreaterThan(0);
        (await sandbox.Summary())["sentAfterStop"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Receipts_can_be_forgotten()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("11987654321")).Dispose();
        (await sandbox.Http.DeleteAsync("/control/receipts", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode().Dispose();
        (await sandbox.Summary())["accepted"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Beyond_the_limit_receipts_are_counted_as_unlisted()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:MaxReceipts=1");
        (await sandbox.Hub("11987654321", id: "a")).Dispose();
        (await sandbox.Hub("11987654321", id: "b")).Dispose();
        var summary = await sandbox.Summary();
        (summary["distinct"]!.GetValue<int>(), summary["duplicates"]!.GetValue<int>(), summary["unlisted"]!.GetValue<int>()).ShouldBe((1, 0, 1));
    }
}
