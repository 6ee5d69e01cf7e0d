using System.Text.RegularExpressions;

namespace Konquista.Architecture;

/// <summary>The house's shape, which no analyzer knows: names, sizes, summaries, and commands that exist.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 250;

    private static readonly string[] EmptyWords = ["Service", "Services", "Manager", "Helper", "Helpers", "Utils", "Util", "Processor", "Base"];
    private static readonly string[] Projects =
        ["Konquista.Grains.Interfaces", "Konquista.Grains", "Konquista.Silo", "Konquista.Web", "Konquista.Sandbox"];

    [Fact]
    public void No_type_is_named_by_a_word_that_says_nothing() =>
        Codebase.Product.Append(typeof(SourceTests).Assembly).SelectMany(Codebase.Written)
            .Where(type => EmptyWords.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_a_person_reads() =>
        Codebase.Sources().Where(path => File.ReadLines(Path.Combine(Codebase.Root, path)).Count() > MostLines).ShouldBeEmpty();

    [Fact]
    public void Types_open_with_a_sentence() =>
        Projects.SelectMany(project => Codebase.Sources(project))
            .Where(path => !path.Contains("/Pages/", StringComparison.Ordinal))
            .SelectMany(Unexplained)
            .ShouldBeEmpty();

    [Fact]
    public void The_readme_names_commands_that_exist() =>
        ReadmeCommand().Matches(Readme()).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal)
            .Where(path => !File.Exists(Path.Combine(Codebase.Root, path)))
            .ShouldBeEmpty();

    [Fact]
    public void The_readme_names_verbs_that_exist() =>
        ReadmeVerb().Matches(Readme()).Select(match => match.Groups["verb"].Value).Distinct(StringComparer.Ordinal)
            .Where(verb => !File.Exists(Path.Combine(Codebase.Root, "Konquista.Silo", "Verbs", $"{char.ToUpperInvariant(verb[0])}{verb[1..]}Verb.cs")))
            .ShouldBeEmpty();

    private static string Readme() =>
        Path.Combine(Codebase.Root, "README.md") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>The types of a file before which, attributes aside, no documentation stands.</summary>
    private static IEnumerable<string> Unexplained(string path)
    {
        var documented = false;
        foreach (var line in File.ReadLines(Path.Combine(Codebase.Root, path)))
        {
            if (TypeLine().Match(line) is { Success: true } type)
            {
                if (!documented)
                {
                    yield return $"{path}: {type.Groups["name"].Value}";
                }

                documented = false;
            }
            else if (line.StartsWith("///", StringComparison.Ordinal))
            {
                documented = true;
            }
            else if (line.Length == 0)
            {
                documented = false;
            }
        }
    }

    [GeneratedRegex(@"^(public |internal |file )?((static|sealed|abstract|partial|readonly|ref) )*(class|record struct|record class|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\./(?<path>eng/[a-z.]+[a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadmeCommand();

    [GeneratedRegex(@"Konquista\.Silo (?<verb>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadmeVerb();
}
