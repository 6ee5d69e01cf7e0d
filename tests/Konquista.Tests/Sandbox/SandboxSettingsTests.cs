namespace Konquista.Sandbox;

/// <summary>A wrong setting stops the start with one sentence naming the key.</summary>
public sealed class SandboxSettingsTests
{
    [Theory]
    [InlineData("Sandbox:Urls=ftp://x", "Sandbox:Urls must be one or more http addresses separated by ;.")]
    [InlineData("Sandbox:CallbackUrl=web", "Sandbox:CallbackUrl must be an http or https address.")]
    [InlineData("Sandbox:Seed=x", "Sandbox:Seed must be a whole number from 0 to 2147483647.")]
    [InlineData("Sandbox:AppSecret=", "Sandbox:AppSecret must not be empty.")]
    [InlineData("Sandbox:WebhookBatch=1001", "Sandbox:WebhookBatch must be a whole number from 1 to 1000.")]
    [InlineData("Sandbox:Faults=wild", "Sandbox:Faults must be none or rough, not wild.")]
    [InlineData("Sandbox:Faults:Replies=101", "Sandbox:Faults:Replies must be a number from 0 to 100.")]
    [InlineData("Sandbox:Sed=1", "Sandbox:Sed is not a setting of the Sandbox.")]
    public void A_wrong_setting_is_named(string setting, string sentence) =>
        Should.Throw<WrongSettingException>(() => SandboxApp.Build([$"--{setting}"])).Message.ShouldBe(sentence);

    [Fact]
    public async Task A_wrong_setting_ends_the_process_with_1() => (await SandboxApp.Run(["--Sandbox:Seed=x"])).ShouldBe(1);

    [Fact]
    public async Task A_taken_port_ends_the_process_with_1()
    {
        await using var sandbox = await SandboxHost.Start();
        (await SandboxApp.Run([$"--Sandbox:Urls={sandbox.Http.BaseAddress}"])).ShouldBe(1);
    }

    [Fact]
    public async Task A_profile_can_be_adjusted()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults=rough", "--Sandbox:Faults:Replies=9");
        var faults = await sandbox.Get("/control/faults");
        faults["optOuts"]!.GetValue<double>().ShouldBe(4);
        faults["replies"]!.GetValue<double>().ShouldBe(9);
        faults["profile"]!.GetValue<string>().ShouldBe("custom");
    }
}
