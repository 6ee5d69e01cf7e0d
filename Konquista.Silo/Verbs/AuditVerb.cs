using System.CommandLine;
using System.CommandLine.Parsing;
using Konquista.Leads.Suppression;
using Konquista.Silo.Audit;
using Konquista.Silo.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>"audit": says whether what always holds does hold in the configured database; exit code 1 if not. It only reads.</summary>
internal static class AuditVerb
{
    private static readonly Option<bool> AsJson = new("--json") { Description = "Print JSON instead of a table." };

    private static readonly Option<Uri?> Sandbox = new("--sandbox")
    {
        Description = "Compare with what the Sandbox at this address received.",
        CustomParser = Address,
    };

    public static Command Create()
    {
        var audit = new Command("audit", "Check the ledger; it only reads.") { AsJson, Sandbox };
        audit.SetAction((given, cancellation) => Audit(given.GetValue(AsJson), given.GetValue(Sandbox), cancellation));
        return audit;
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        given.AddError("--sandbox must be an address such as http://127.0.0.1:5190.");
        return null;
    }

    private static async Task<int> Audit(bool asJson, Uri? sandbox, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        await using var db = NpgsqlDataSource.Create(ConnectionSetting.Require(configuration));
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        try
        {
            var erased = ErasedKey.Find(configuration["Konquista:KeysPath"]);
            var report = await new AuditRun(db, sandbox is null ? null : new SandboxReceipts(http, sandbox), erased).Make(cancellation);
            Console.WriteLine(asJson ? Json.Of(report) : string.Join(Environment.NewLine, AuditTable.Of(report)));
            return report.IsOk ? 0 : 1;
        }
        catch (NpgsqlException problem)
        {
            var reason = problem.Message.ReplaceLineEndings(" ");
            throw new OperatorException($"The database of ConnectionStrings:Konquista cannot be audited: {reason}", inner: problem);
        }
        catch (HttpRequestException problem)
        {
            throw new OperatorException("The Sandbox of --sandbox does not answer.", inner: problem);
        }
    }
}
