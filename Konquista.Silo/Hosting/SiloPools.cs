using Npgsql;

namespace Konquista.Silo.Hosting;

/// <summary>A silo's connections: named pools of stated size, so that a burst of one kind cannot starve another.</summary>
internal sealed class SiloPools : IAsyncDisposable
{
    public SiloPools(string connectionString)
    {
        Membership = Pool(connectionString, "membership", 4, orleans: true);
        Reminders = Pool(connectionString, "reminders", 12, orleans: true);
        Storage = Pool(connectionString, "storage", 4, orleans: true);
        Product = Pool(connectionString, "product", 24, orleans: false);
    }

    public NpgsqlDataSource Membership { get; }

    public NpgsqlDataSource Reminders { get; }

    public NpgsqlDataSource Storage { get; }

    public NpgsqlDataSource Product { get; }

    public async ValueTask DisposeAsync()
    {
        await Membership.DisposeAsync();
        await Reminders.DisposeAsync();
        await Storage.DisposeAsync();
        await Product.DisposeAsync();
    }

    // A silo asks by key alone. Without enable_seqscan=off a plan that was cached while a table was nearly empty goes on scanning it
    // when it is large, until the next analyze; compiling such short queries would cost more than running them.
    private static NpgsqlDataSource Pool(string connectionString, string name, int most, bool orleans)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = $"konquista-silo-{name}",
            MaxPoolSize = most,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            Timezone = "UTC",
            Options = "-c jit=off -c enable_seqscan=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=30000",
        };
        if (orleans)
        {
            settings.SearchPath = "orleans";
        }

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = name };
        return builder.Build();
    }
}
