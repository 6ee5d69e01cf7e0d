using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.Settings;

namespace Konquista.Silo.Verbs;

/// <summary>"settings list, set": what the business decides for the whole installation, in days.</summary>
internal static class SettingsVerb
{
    [StringSyntax("sql")]
    private const string SelectSettings = "select key, value::int from settings order by key";

    private static readonly Argument<string> Key = new("key") { Description = "The name that 'settings list' shows." };
    private static readonly Argument<int> Days = new("days") { Description = "The new value." };

    public static Command Create()
    {
        var list = new Command("list", "List the settings with their values and bounds.");
        list.SetAction((_, cancellation) => List(cancellation));
        var set = new Command("set", "Change one; it holds from the next decision on.") { Key, Days };
        set.SetAction(Set);
        return new Command("settings", "What the business decides for the whole installation.") { list, set };
    }

    private static async Task<int> List(CancellationToken cancellation)
    {
        await using var cluster = await RunningCluster.Connect(cancellation);
        await using var command = cluster.Db.Command(SelectSettings);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var bounds = Setting.Of(rows.GetString(0)) is { } setting ? $"{setting.Least} to {setting.Most}" : "not used";
            Console.WriteLine($"{rows.GetString(0),-20} {rows.GetInt32(1),4} days   ({bounds})");
        }

        return 0;
    }

    private static async Task<int> Set(ParseResult given, CancellationToken cancellation)
    {
        var (key, days) = (given.GetRequiredValue(Key), given.GetRequiredValue(Days));
        if (Setting.Of(key) is not { } setting)
        {
            throw new OperatorException($"There is no setting '{key}': 'settings list' shows them.", 2);
        }

        if (!setting.Allows(days))
        {
            throw new OperatorException($"{key} takes {setting.Least} to {setting.Most} days.", 2);
        }

        await using var cluster = await RunningCluster.Connect(cancellation);
        await cluster.Grains.GetGrain<ISettingsGrain>(GrainKey.Only).Change(key, days, "operator");
        Console.WriteLine($"{key} is {days} days now.");
        return 0;
    }
}
