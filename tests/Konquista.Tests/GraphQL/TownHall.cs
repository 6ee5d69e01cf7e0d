using Konquista.Sequences;
using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>A small business with its silo, and the site that asks its grains.</summary>
public sealed class TownHall(TestDatabase database) : IAsyncLifetime
{
    public Town Town { get; } = new(database);

    internal WebHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Town.InitializeAsync();
        Host = WebHost.With(Town.Connection, Town.Grains);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Town.DisposeAsync();
    }
}
