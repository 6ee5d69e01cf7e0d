using System.Diagnostics;

namespace Konquista.Architecture;

/// <summary>What docs/operating.md tells operators to type is there, and a wrong word is answered with a sentence.</summary>
public sealed class VerbTests(TestDatabase database)
{
    [Theory]
    [InlineData("run"), InlineData("migrate"), InlineData("audit"), InlineData("import"), InlineData("phone"), InlineData("settings"), InlineData("postgres")]
    public async Task The_silo_has_the_verb(string verb)
    {
        var (code, words, _) = await Type("", verb, "--help");

        code.ShouldBe(0);
        words.ShouldContain($"Konquista.Silo {verb}");
    }

    [Theory]
    [InlineData("audit --sandbox nowhere", 2, "--sandbox must be an address such as http://127.0.0.1:5190.")]
    [InlineData("audit --sandbox http://127.0.0.1:1", 1, "The Sandbox of --sandbox does not answer.")]
    [InlineData("settings set colour 3", 2, "There is no setting 'colour': 'settings list' shows them.")]
    [InlineData("settings set uncertain_days 0", 2, "uncertain_days takes 1 to 60 days.")]
    [InlineData("audits", 2, "'audits' is not known here: see --help.")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string line, int exitCode, string sentence)
    {
        var (code, _, complaint) = await Type(await database.CreateDatabase(), line.Split(' '));

        complaint.Trim().ShouldBe(sentence);
        code.ShouldBe(exitCode);
    }

    private static async Task<(int Code, string Words, string Complaint)> Type(string connectionString, params string[] arguments)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(folder.Parent!.Parent!.FullName, "Konquista.Silo", folder.Name, "Konquista.Silo");
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Konquista"] = connectionString;
        using var silo = Process.Start(start)!;
        var (words, complaint) = (silo.StandardOutput.ReadToEndAsync(), silo.StandardError.ReadToEndAsync());
        await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (silo.ExitCode, await words, await complaint);
    }
}
