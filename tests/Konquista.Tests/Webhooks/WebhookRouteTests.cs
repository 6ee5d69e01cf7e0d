using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Webhooks;

/// <summary>Nobody is called who is not on the open internet: not by a number, not by a name, not by a name that changes after it was judged.</summary>
public sealed class WebhookRouteTests
{
    private static readonly IPAddress Open = IPAddress.Parse("93.184.215.14");

    [Theory]
    [InlineData("https://93.184.215.14/hook", null)]
    [InlineData("https://crm.example/hook", null)]
    [InlineData("http://crm.example/hook", WebhookProblem.AddressOpen)]
    [InlineData("https://127.0.0.1/hook", WebhookProblem.AddressPrivate)]
    [InlineData("https://2130706433/", WebhookProblem.AddressPrivate)]
    [InlineData("https://0x7f.1/", WebhookProblem.AddressPrivate)]
    [InlineData("https://[::1]:5432/", WebhookProblem.AddressPrivate)]
    [InlineData("https://[::ffff:169.254.169.254]/latest", WebhookProblem.AddressPrivate)]
    [InlineData("https://inside.example/", WebhookProblem.AddressPrivate)]
    [InlineData("https://both.example/", WebhookProblem.AddressPrivate)]
    [InlineData("https://nobody.example/", WebhookProblem.AddressUnknown)]
    [InlineData("https://ana:secret@crm.example/", WebhookProblem.AddressInvalid)]
    [InlineData("ftp://crm.example/", WebhookProblem.AddressInvalid)]
    [InlineData("/hook", WebhookProblem.AddressInvalid)]
    [InlineData("", WebhookProblem.AddressInvalid)]
    public async Task An_address_is_judged_when_it_is_saved(string address, WebhookProblem? problem)
    {
        await using var services = Services(Known);
        (await services.GetRequiredService<WebhookRoute>().Check(address)).ShouldBe(problem);
    }

    [Fact]
    public async Task A_name_that_leads_inside_after_it_was_judged_is_not_followed()
    {
        await using var receiver = await WebhookReceiver.Open();
        var answers = new Queue<IPAddress>([Open, IPAddress.Loopback]);
        await using var services = Services((_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));
        var url = $"https://crm.example:{receiver.Address.Port}/hook";

        (await services.GetRequiredService<WebhookRoute>().Check(url)).ShouldBeNull();
        var answer = await services.GetRequiredService<WebhookPost>().Send(url, "1", "{}", [WebhookSecrets.New()]);

        answer.Trouble.ShouldBe(WebhookTrouble.PrivateAddress);
        receiver.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_an_answer_that_nobody_follows()
    {
        await using var receiver = await WebhookReceiver.Open();
        receiver.Answer = context =>
        {
            context.Response.Redirect("/hook");
            return Task.CompletedTask;
        };
        var answer = await Post(receiver, "00:00:10");
        answer.ShouldSatisfyAllConditions(one => one.Status.ShouldBe(302), one => one.IsTaken.ShouldBeFalse());
        receiver.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_answer_is_none_and_of_a_long_one_the_beginning_is_kept()
    {
        await using var receiver = await WebhookReceiver.Open();
        receiver.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        (await Post(receiver, "00:00:00.3")).Trouble.ShouldBe(WebhookTrouble.Timeout);

        receiver.Answer = async context =>
        {
            var part = new byte[64 * 1024];
            part.AsSpan().Fill((byte)'x');
            for (var sent = 0; sent < 1000 && !context.RequestAborted.IsCancellationRequested; sent++)
            {
                await context.Response.Body.WriteAsync(part, context.RequestAborted);
            }
        };
        var answer = await Post(receiver, "00:00:10");
        answer.ShouldSatisfyAllConditions(one => one.Status.ShouldBe(200), one => one.Beginning.ShouldBe(new string('x', 500)));
    }

    [Fact]
    public async Task Where_nobody_listens_the_attempt_says_so()
    {
        await using var services = Services(Known, ("AllowPrivate", "true"));
        var receiver = await WebhookReceiver.Open();
        var url = receiver.Address.ToString();
        await receiver.DisposeAsync();
        (await services.GetRequiredService<WebhookPost>().Send(url, "1", "{}", [WebhookSecrets.New()])).Trouble.ShouldBe(WebhookTrouble.Unreachable);
    }

    private static async Task<WebhookAnswer> Post(WebhookReceiver receiver, string timeout)
    {
        await using var services = Services(Known, ("AllowPrivate", "true"), ("Timeout", timeout));
        return await services.GetRequiredService<WebhookPost>().Send(receiver.Address.ToString(), "1", "{}", [WebhookSecrets.New()]);
    }

    private static Task<IPAddress[]> Known(string host, CancellationToken cancel) => host switch
    {
        "crm.example" => Task.FromResult<IPAddress[]>([Open]),
        "inside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.5")]),
        "both.example" => Task.FromResult<IPAddress[]>([Open, IPAddress.Parse("10.0.0.5")]),
        _ => Task.FromException<IPAddress[]>(new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound)),
    };

    private static ServiceProvider Services(HostLookup lookup, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>($"Konquista:Webhooks:{one.Key}", one.Value))).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(lookup);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services.AddWebhooks(configuration).BuildServiceProvider();
    }
}
