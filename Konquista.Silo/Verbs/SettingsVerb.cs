using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.Settings;

namespace Konquista.Silo.Verbs;

/// <summary>"settings list, set": what the business decides for the whole installation, as far as it is a number.</summary>
internal static class SettingsVerb
{
    [StringSyntax("sql")]
    private const string SelectSettings = "select key, value::int from settings where jsonb_typeof(value) = 'number' order by key";

    private static readonly Argument<string> Key = new("key") { Description = "The name that 'settings list' shows." };
    private static readonly Argument<int> Value = new("value") { Description = "The new value." };

    public static Command Create()
    {
        var list = new Command("list", "List the settings with their values and bounds.");
        list.SetAction((_, cancellation) => List(cancellation));
        var set = new Command("set", "Change one; it holds from the next decision on.") { Key, Value };
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
            var setting = Setting.Of(rows.GetString(0));
            var bounds = setting is null ? "not used" : $"{setting.Least} to {setting.Most}";
            Console.WriteLine($"{rows.GetString(0),-20} {rows.GetInt32(1),4} {setting?.Unit,-8}   ({bounds})");
        }

        return 0;
    }

    private static async Task<int> Set(ParseResult given, CancellationToken cancellation)
    {
        var (key, value) = (given.GetRequiredValue(Key), given.GetRequiredValue(Value));
        if (Setting.Of(key) is not { } setting)
        {
            throw new OperatorException($"There is no setting '{key}': 'settings list' shows them.", 2);
        }

        if (!setting.Allows(value))
        {
            throw new OperatorException($"{key} takes {setting.Least} to {setting.Most} {setting.Unit}.", 2);
        }

        await using var cluster = await RunningCluster.Connect(cancellation);
        await cluster.Grains.GetGrain<ISettingsGrain>(GrainKey.Only).Change(key, value, "operator");
        Console.WriteLine($"{key} is {value} {setting.Unit} now.");
        return 0;
    }
}
