using System.CommandLine;

namespace Konquista.Bench.Benches;

/// <summary>"bench NAME": one measured scenario.</summary>
internal static class BenchVerb
{
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Write the figure to this file." };
    private static readonly Option<int> Rows = new("--rows") { Description = "New people in the file.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> Leads = new("--leads") { Description = "Leads whose first step is due.", DefaultValueFactory = _ => 20_000 };
    private static readonly Option<int?> Rate = new("--rate") { Description = "Let so many be due per second, instead of all at once." };

    public static Command Create(HttpClient http) => new("bench", "One measured scenario.")
    {
        Scenario("import", "New people from a file to enrolled leads.", given => new ImportBench(given.GetValue(Rows)), http, Rows),
        Scenario("reminders", "A silo with a million reminders far ahead.", _ => new RemindersBench(), http),
        Scenario("dispatch", "Messages of sleeping leads over fifty numbers.",
            given => new DispatchBench(given.GetValue(Leads), given.GetValue(Rate)), http, Leads, Rate),
        Scenario("pages", "The site's pages with 200,000 leads and a million messages.", _ => new PagesBench(), http),
        Scenario("lighthouse", "What Lighthouse says of the pages that are opened most, at the same size.", _ => new LighthouseBench(), http),
        Scenario("landing", "A landing page with a picture under load, and the way from its form to the provider.", _ => new LandingBench(), http),
        Scenario("api", "GraphQL with 200,000 leads and a million messages: pages, a thousand subscribers, captures.", _ => new ApiBench(), http),
        Scenario("idle", "First page and memory of a product that does nothing.", _ => new IdleBench(), http),
    };

    private static Command Scenario(
        string name, string what, Func<ParseResult, IBench> bench, HttpClient http, params ReadOnlySpan<Option> options)
    {
        var scenario = new Command(name, what) { Json };
        foreach (var option in options)
        {
            scenario.Options.Add(option);
        }

        scenario.SetAction((given, cancellation) => BenchRun.Run(name, bench(given), http, given.GetValue(Json), cancellation));
        return scenario;
    }
}
