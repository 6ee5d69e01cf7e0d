using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>"phone add, list, check, pause, resume": the numbers of ours. A token is read from standard input, never from the command line.</summary>
internal static class PhoneVerb
{
    [StringSyntax("sql")]
    private const string SelectPhones = """
        select p.id, p.name, p.provider, p.token_tail, p.paused_at, p.blocked_until, p.block_reason
        from phones p
        where p.removed_at is null
        order by p.name
        """;

    [StringSyntax("sql")]
    private const string SelectCampaigns = "select id from campaigns where $1::text is null or lower(name) = lower($1)";

    private static readonly Option<string> Name = new("--name") { Required = true, Description = "What people call it." };
    private static readonly Option<string> Number = new("--number") { Required = true, Description = "The WhatsApp number, in any form." };
    private static readonly Option<string> Provider = new("--provider") { Required = true, Description = "social_hub or cloud_api." };
    private static readonly Option<string> Account = new("--account") { Description = "The Cloud API's phone number id." };
    private static readonly Option<string> Url = new("--url") { Required = true, Description = "The provider's address, e.g. https://graph.facebook.com." };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "Only this campaign may use it; otherwise every campaign there is now." };
    private static readonly Option<int> GapSeconds = new("--gap-seconds") { Description = "Least time between two sends.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int> DailyCap = new("--daily-cap") { Description = "Most messages per day.", DefaultValueFactory = _ => 250 };
    private static readonly Argument<Guid> Id = new("id") { Description = "The id that 'phone list' shows." };

    public static Command Create()
    {
        var add = new Command("add", "Register a number; its token is read from standard input.") { Name, Number, Provider, Account, Url, Campaign, GapSeconds, DailyCap };
        add.SetAction(Add);
        var list = new Command("list", "List the numbers and how they stand.");
        list.SetAction((_, cancellation) => List(cancellation));
        return new Command("phone", "The WhatsApp numbers that send.")
        {
            add,
            list,
            Order("check", "Ask the provider whether number and token work.", async phone =>
                await phone.Check() is var health && health.Works ? "It works." : $"It does not work: {health.Problem}."),
            Order("pause", "Stop its sends.", async phone => $"Paused; {await phone.Pause("operator")} messages were in flight."),
            Order("resume", "Let it send again, also after a block.", async phone =>
            {
                await phone.Resume("operator");
                return "It sends again.";
            }),
        };
    }

    private static Command Order(string name, string description, Func<IPhoneGrain, Task<string>> carryOut)
    {
        var order = new Command(name, description) { Id };
        order.SetAction(async (given, cancellation) =>
        {
            await using var cluster = await RunningCluster.Connect(cancellation);
            Console.WriteLine(await carryOut(cluster.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(given.GetRequiredValue(Id)))));
            return 0;
        });
        return order;
    }

    private static async Task<int> Add(ParseResult given, CancellationToken cancellation)
    {
        var token = (await Console.In.ReadLineAsync(cancellation))?.Trim();
        await using var cluster = await RunningCluster.Connect(cancellation);
        var id = Guid.CreateVersion7();
        var problem = await cluster.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id)).Register(new()
        {
            Name = given.GetRequiredValue(Name),
            Number = given.GetRequiredValue(Number),
            Provider = given.GetRequiredValue(Provider),
            Account = given.GetValue(Account) ?? "",
            BaseUrl = given.GetRequiredValue(Url),
            Token = token,
            Gap = TimeSpan.FromSeconds(given.GetValue(GapSeconds)),
            DailyCap = given.GetValue(DailyCap),
            Campaigns = await Campaigns(cluster.Db, given.GetValue(Campaign)),
            By = "operator",
        });
        Console.WriteLine(problem is null ? $"Registered as {id}." : $"Not registered: {Words.Of(problem.Value).Replace('_', ' ')}.");
        return problem is null ? 0 : 2;
    }

    private static async Task<int> List(CancellationToken cancellation)
    {
        await using var cluster = await RunningCluster.Connect(cancellation);
        await using var command = cluster.Db.Command(SelectPhones);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var standing = !rows.IsDBNull(4) ? "paused" : !rows.IsDBNull(5) ? $"blocked ({rows.ValueOrNull<string>(6)})" : "active";
            Console.WriteLine($"{rows.GetGuid(0)}  {rows.GetString(2),-10}  …{rows.GetString(3),-4}  {standing,-24}  {rows.GetString(1)}");
        }

        return 0;
    }

    private static async Task<List<Guid>> Campaigns(NpgsqlDataSource db, string? name)
    {
        await using var command = db.Command(SelectCampaigns, name);
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids.Count > 0 || name is null ? ids : throw new OperatorException($"There is no campaign called {name}.", 2);
    }
}
