using System.Text.RegularExpressions;

namespace Konquista.Architecture;

/// <summary>What the API's page shows of programs stands word for word in docs/examples, where each file is run by a test.</summary>
public sealed partial class ExampleTextTests
{
    private const string AskedByGuideTests = "graphql";

    private static string Docs => Path.Combine(Codebase.Root, "docs");

    [Fact]
    public void What_the_documentation_shows_is_in_a_program_that_is_run()
    {
        var shown = Fence().Matches(File.ReadAllText(Path.Combine(Docs, "api.md"))).ToArray();
        shown.Length.ShouldBeGreaterThan(4);
        shown
            .Where(block => block.Groups["language"].Value != AskedByGuideTests && !Examples().Any(file => Path.GetExtension(file) == "." + block.Groups["language"].Value
                && File.ReadAllText(file).Contains(block.Groups["text"].Value, StringComparison.Ordinal)))
            .Select(block => block.Value)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_is_run()
    {
        var tests = File.ReadAllText(Path.Combine(Codebase.Root, "tests", "Konquista.Browser.Tests", "ExampleTests.cs"));
        Examples().Select(Path.GetFileName).Where(name => !tests.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string[] Examples() => Directory.GetFiles(Path.Combine(Docs, "examples"));

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();
}
