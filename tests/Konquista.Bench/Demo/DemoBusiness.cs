using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Children;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>The business that a demo runs for: four stores and six Sandbox numbers, half of them Social Hub's, half the Cloud API's.</summary>
internal sealed class DemoBusiness(NpgsqlDataSource db, SandboxNumbers numbers)
{
    private const int Numbers = 6;

    private static readonly string[] Stores = ["Moema", "Santos", "Campinas", "Sorocaba"];

    [StringSyntax("sql")]
    private const string InsertStore = "insert into stores (id, name, tag, city) values ($1, $2, $2, $2)";

    public async Task Open()
    {
        for (var no = 0; no < Numbers; no++)
        {
            Guid? store = no < Stores.Length ? Guid.CreateVersion7() : null;
            if (store is { } id)
            {
                await db.Execute(InsertStore, id, Stores[no]);
            }

            await numbers.Register(no, isCloud: no % 2 == 1, store);
        }
    }
}
