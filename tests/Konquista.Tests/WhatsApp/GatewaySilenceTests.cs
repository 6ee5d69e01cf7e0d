using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.WhatsApp;

/// <summary>What no answer means.</summary>
public sealed class GatewaySilenceTests
{
    [Theory]
    [InlineData(CloudApiGateway.Name)]
    [InlineData(SocialHubGateway.Name)]
    public async Task An_answer_that_does_not_come_in_time_is_uncertain(string provider)
    {
        await using var stub = await GatewayStub.Start(
            context => Task.Delay(Timeout.Infinite, context.RequestAborted), ("Konquista:WhatsApp:Timeout", "00:00:00.2"));

        var result = await stub.Send(provider);

        result.ShouldBe(new(SendClass.Uncertain, Error: "timeout"));
    }

    [Theory]
    [InlineData(CloudApiGateway.Name)]
    [InlineData(SocialHubGateway.Name)]
    public async Task A_connection_reset_after_the_body_left_is_uncertain(string provider)
    {
        await using var stub = await GatewayStub.Start(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var result = await stub.Send(provider);

        stub.Body.ShouldNotBeEmpty();
        result.ShouldBe(new(SendClass.Uncertain, Error: "connection_lost"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_uncertain()
    {
        await using var stub = await GatewayStub.Start(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"messages\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await stub.Send(CloudApiGateway.Name)).Class.ShouldBe(SendClass.Uncertain);
    }

    [Fact]
    public async Task A_cancelled_send_is_a_result_too()
    {
        using var cancelled = new CancellationTokenSource();
        await using var stub = await GatewayStub.Start(context => cancelled.CancelAsync());

        var message = GatewayStub.Message(CloudApiGateway.Name, stub.Address);
        var result = await stub.Gateways.For(CloudApiGateway.Name).Send(message, cancelled.Token);

        result.Class.ShouldBe(SendClass.Uncertain);
    }

    [Theory]
    [InlineData(CloudApiGateway.Name)]
    [InlineData(SocialHubGateway.Name)]
    public async Task A_refused_connection_proves_that_nothing_left(string provider)
    {
        await using var services = GatewayStub.Services();
        var message = GatewayStub.Message(provider, ClosedAddress());

        var result = await services.GetRequiredService<WhatsAppGateways>()
            .For(provider).Send(message, TestContext.Current.CancellationToken);

        result.ShouldBe(new(SendClass.TryLater, Error: "unreachable"));
    }

    [Fact]
    public async Task A_name_that_resolves_to_nothing_proves_that_nothing_left()
    {
        await using var services = GatewayStub.Services();
        var message = GatewayStub.Message(CloudApiGateway.Name, "http://nowhere.invalid");

        var result = await services.GetRequiredService<WhatsAppGateways>()
            .For(CloudApiGateway.Name).Send(message, TestContext.Current.CancellationToken);

        result.Class.ShouldBe(SendClass.TryLater);
    }

    [Fact]
    public async Task A_failed_handshake_proves_that_nothing_left()
    {
        await using var stub = await GatewayStub.Answering(200, "{}");
        var message = GatewayStub.Message(CloudApiGateway.Name, stub.Address.Replace("http:", "https:", StringComparison.Ordinal));

        var result = await stub.Gateways.For(CloudApiGateway.Name).Send(message, TestContext.Current.CancellationToken);

        result.Class.ShouldBe(SendClass.TryLater);
    }

    [Fact]
    public async Task Failed_connections_in_a_row_open_the_circuit_of_their_address_alone()
    {
        await using var stub = await GatewayStub.Answering(200, """{"success":true}""");
        var gateway = stub.Gateways.For(SocialHubGateway.Name);
        var lost = GatewayStub.Message(SocialHubGateway.Name, ClosedAddress());
        for (var i = 0; i < 5; i++)
        {
            await gateway.Send(lost, TestContext.Current.CancellationToken);
        }

        (await gateway.Send(lost, TestContext.Current.CancellationToken)).ShouldBe(new(SendClass.TryLater, Error: "circuit_open"));
        (await stub.Send(SocialHubGateway.Name)).Class.ShouldBe(SendClass.Accepted);
    }

    [Fact]
    public async Task Lost_answers_never_open_the_circuit()
    {
        await using var stub = await GatewayStub.Start(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        for (var i = 0; i < 12; i++)
        {
            (await stub.Send(SocialHubGateway.Name)).Error.ShouldBe("connection_lost");
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var stub = await GatewayStub.Answering(307, "", ("Location", "http://127.0.0.1:9/"));

        (await stub.Send(CloudApiGateway.Name)).ShouldBe(new(SendClass.PhoneStopped, Error: "wrong_address", HttpStatus: 307));
    }

    private static string ClosedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
