using System.Diagnostics;

namespace Konquista.Architecture;

/// <summary>What docs/operating.md tells operators to type is there.</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData("run"), InlineData("migrate"), InlineData("audit"), InlineData("import"), InlineData("phone"), InlineData("settings"), InlineData("postgres")]
    public async Task The_silo_has_the_verb(string verb)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(folder.Parent!.Parent!.FullName, "Konquista.Silo", folder.Name, "Konquista.Silo");
        using var help = Process.Start(new ProcessStartInfo(program, [verb, "--help"]) { UseShellExecute = false, RedirectStandardOutput = true })!;

        var words = await help.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await help.WaitForExitAsync(TestContext.Current.CancellationToken);

        help.ExitCode.ShouldBe(0);
        words.ShouldContain($"Konquista.Silo {verb}");
    }
}
