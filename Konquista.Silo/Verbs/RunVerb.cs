using System.CommandLine;
using Konquista.Silo.Hosting;

namespace Konquista.Silo.Verbs;

/// <summary>"run": this process becomes a silo of the cluster until it is told to stop.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var run = new Command("run", "Run a silo.") { TreatUnmatchedTokensAsErrors = false };
        run.SetAction((parsed, cancellation) => SiloHost.Run([.. parsed.UnmatchedTokens], cancellation));
        return run;
    }
}
