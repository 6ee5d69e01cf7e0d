using Konquista.Sequences;
using Npgsql;

namespace Konquista.Imports;

public sealed class ImportLockTests(TestDatabase database)
{
    private const int People = 200;

    private const string AddTags = """
        select import_add_tags(gen_random_uuid(), array(select id from leads), array(select 'BOTOX' from leads), product_now())
        """;

    [Fact]
    public async Task Tags_lock_their_leads_in_the_order_of_their_ids()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(People));
        await using var holder = await scene.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var held = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from leads order by id limit 1 for share", holder);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var tagging = scene.One<int>(AddTags);
        await Town.Eventually(async () => await scene.One<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1 ? null : "nobody waits");

        // Whoever waits for the first has locked none of the others.
        (await scene.All<Guid>("select id from leads for no key update skip locked")).Count.ShouldBe(People - 1);
        await held.RollbackAsync(TestContext.Current.CancellationToken);
        (await tagging).ShouldBe(People);
    }
}
