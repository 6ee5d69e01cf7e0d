using System.CommandLine;
using Konquista.Silo.Postgres;

namespace Konquista.Silo.Verbs;

/// <summary>"postgres start, stop, status": the private server of a root folder, by default the checkout's .konquista.</summary>
internal static class PostgresVerb
{
    private static readonly Option<DirectoryInfo> Root = new("--root")
    {
        Description = "The folder the server belongs to.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Checkout(), ".konquista")),
    };

    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Throw the data away first." };

    public static Command Create()
    {
        var start = new Command("start", "Start the server; the last line printed is its connection string.") { Root, Fresh };
        start.SetAction((given, cancellation) => Start(given.GetRequiredValue(Root), given.GetValue(Fresh), cancellation));
        var stop = new Command("stop", "Stop the server.") { Root };
        stop.SetAction((given, cancellation) => Stop(given.GetRequiredValue(Root), cancellation));
        var status = new Command("status", "Say whether the server runs: exit code 0 if it does, 1 if not.") { Root };
        status.SetAction((given, cancellation) => Status(given.GetRequiredValue(Root), cancellation));
        return new Command("postgres", "The private PostgreSQL server.") { start, stop, status };
    }

    private static async Task<int> Start(DirectoryInfo root, bool fresh, CancellationToken cancellation)
    {
        Console.WriteLine(await PrivatePostgres.Under(root.FullName).Start(fresh, cancellation));
        return 0;
    }

    private static async Task<int> Stop(DirectoryInfo root, CancellationToken cancellation)
    {
        await PrivatePostgres.Under(root.FullName).Stop(cancellation);
        return 0;
    }

    private static async Task<int> Status(DirectoryInfo root, CancellationToken cancellation)
    {
        var server = PrivatePostgres.Under(root.FullName);
        var runs = await server.IsRunning(cancellation);
        Console.WriteLine($"{(runs ? "running" : "stopped")} in {server.Folder.Path}");
        return runs ? 0 : 1;
    }

    private static string Checkout()
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var folder = here; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
            {
                return folder.FullName;
            }
        }

        return here.FullName;
    }
}
