using Konquista.Silo.Migrations;
using Konquista.Silo.Verbs;
using Npgsql;

namespace Konquista.Migrations;

public sealed class MigratorTests(TestDatabase database)
{
    private static readonly Migration Note = new("001-note.sql", "create table note (id int primary key, body text);\n");

    [Fact]
    public async Task Three_runners_at_once_apply_each_file_once()
    {
        var connectionString = await database.CreateDatabase(migrated: false);

        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new Migrator(Migration.All).Run(connectionString)));

        applied.Sum().ShouldBe(Migration.All.Count);
        applied.Count(count => count > 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_run_does_nothing() =>
        (await new Migrator(Migration.All).Run(database.ConnectionString, TestContext.Current.CancellationToken)).ShouldBe(0);

    [Fact]
    public async Task A_file_changed_after_it_ran_is_refused_by_name()
    {
        var connectionString = await Migrated(Note);

        var refusal = await Should.ThrowAsync<OperatorException>(() => new Migrator([new Migration(Note.Name, "select 1;\n")]).Run(connectionString));

        refusal.Message.ShouldBe("Migration 001-note.sql was changed after it was applied: put the change in a new file.");
    }

    [Fact]
    public async Task Windows_line_endings_are_no_change()
    {
        var connectionString = await Migrated(Note);

        var applied = await new Migrator([new Migration(Note.Name, Note.Sql.ReplaceLineEndings("\r\n"))]).Run(connectionString, TestContext.Current.CancellationToken);

        applied.ShouldBe(0);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        var connectionString = await Migrated(Note, new Migration("002-more.sql", "select 1"));

        var refusal = await Should.ThrowAsync<OperatorException>(() => new Migrator([Note]).Run(connectionString));

        refusal.Message.ShouldStartWith("The database has migration 002, which this program does not know");
    }

    [Fact]
    public async Task An_index_is_built_concurrently_outside_a_transaction()
    {
        var index = new Migration("002-index.sql", "create index concurrently note_body on note (body);\n");

        var connectionString = await Migrated(Note, index);

        (await One(connectionString, "select indisvalid from pg_index where indexrelid = 'note_body'::regclass")).ShouldBe(true);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_and_is_named()
    {
        var connectionString = await database.CreateDatabase(migrated: false);
        var broken = new Migration("001-broken.sql", "create table half (id int); select 1 / 0;");

        var refusal = await Should.ThrowAsync<OperatorException>(() => new Migrator([broken]).Run(connectionString));

        refusal.Message.ShouldBe("Migration 001-broken.sql failed: division by zero.");
        (await One(connectionString, "select to_regclass('half') is null")).ShouldBe(true);
    }

    [Fact]
    public void Files_are_numbered_without_gaps() =>
        Migration.All.Select(file => file.Number).ShouldBe(Enumerable.Range(1, Migration.All.Count));

    private async Task<string> Migrated(params Migration[] files)
    {
        var connectionString = await database.CreateDatabase(migrated: false);
        await new Migrator(files).Run(connectionString, TestContext.Current.CancellationToken);
        return connectionString;
    }

    private static async Task<object?> One(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
