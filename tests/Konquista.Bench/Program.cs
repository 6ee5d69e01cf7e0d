using System.CommandLine;
using Konquista.Bench.Benches;
using Konquista.Bench.Demo;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection().AddHttpClient();
services.AddHttpClient("").RemoveAllLoggers();
await using var provider = services.BuildServiceProvider();
using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient();
var root = new RootCommand("Konquista, measured.") { DemoVerb.Create(http), BenchVerb.Create(http) };
var parsed = root.Parse(args);
try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (OperationCanceledException)
{
    return 130;
}
catch (InvalidOperationException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
