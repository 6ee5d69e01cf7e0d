using System.CommandLine;

namespace Konquista.Silo.Verbs;

/// <summary>The silo's command line: finds the verb, runs it, and turns a refusal into one sentence and an exit code.</summary>
internal static class OperatorCommands
{
    public static async Task<int> Run(string[] arguments, params Command[] verbs)
    {
        var root = new RootCommand("Konquista: the silo and its operator's verbs.");
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors is [var error, ..])
        {
            return await Refuse(parsed.UnmatchedTokens is [var unknown, ..] ? $"'{unknown}' is not known here: see --help." : error.Message, 2);
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OperatorException refusal)
        {
            return await Refuse(refusal.Message, refusal.ExitCode);
        }
    }

    private static async Task<int> Refuse(string sentence, int exitCode)
    {
        await Console.Error.WriteLineAsync(sentence);
        return exitCode;
    }
}
