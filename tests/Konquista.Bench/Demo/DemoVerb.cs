using System.CommandLine;

namespace Konquista.Bench.Demo;

/// <summary>"demo": the main job in compressed time; exit code 0 only if it adds up.</summary>
internal static class DemoVerb
{
    private static readonly Option<int?> Leads = new("--leads") { Description = "Invent so many leads; without it, the file of 700 lines." };
    private static readonly Option<int> Days = new("--days") { Description = "Run to the end of this day.", DefaultValueFactory = _ => 15 };
    private static readonly Option<string> Faults = new("--faults") { Description = "none or rough.", DefaultValueFactory = _ => "none" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Chance repeats with the same seed.", DefaultValueFactory = _ => 1 };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Write the result to this file." };

    public static Command Create(HttpClient http)
    {
        Faults.AcceptOnlyFromAmong("none", "rough");
        Leads.Validators.Add(given => Refuse(given.GetValueOrDefault<int?>() is < 1, given, "--leads must be at least 1."));
        Days.Validators.Add(given => Refuse(given.GetValueOrDefault<int>() is < 0 or > 60, given, "--days must be from 0 to 60."));
        Seed.Validators.Add(given => Refuse(given.GetValueOrDefault<int>() < 0, given, "--seed must not be negative."));
        var demo = new Command("demo", "The main job in compressed time.") { Leads, Days, Faults, Seed, Json };
        demo.SetAction((given, cancellation) => new DemoRun(
            new(given.GetValue(Leads), given.GetValue(Days), given.GetValue(Faults) == "rough", given.GetValue(Seed), given.GetValue(Json)),
            http).Run(cancellation));
        return demo;
    }

    private static void Refuse(bool isWrong, System.CommandLine.Parsing.OptionResult given, string sentence)
    {
        if (isWrong)
        {
            given.AddError(sentence);
        }
    }
}
