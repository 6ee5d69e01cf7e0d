using Npgsql;
using Orleans.Storage;

namespace Konquista.Migrations;

public sealed class OrleansTablesTests(TestDatabase database)
{
    private static readonly string[] Required =
    [
        "GatewaysQueryKey", "MembershipReadRowKey", "MembershipReadAllKey", "InsertMembershipVersionKey", "InsertMembershipKey",
        "UpdateMembershipKey", "UpdateIAmAlivetimeKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey",
        "CleanupDefunctSiloEntryKey", "ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey", "DeleteStorageKey",
        "UpsertReminderRowKey", "ReadReminderRowKey", "ReadReminderRowsKey", "ReadRangeRows1Key", "ReadRangeRows2Key",
        "DeleteReminderRowKey", "DeleteReminderRowsKey",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_that_Orleans_asks_for_is_there()
    {
        await using var command = database.Source.CreateCommand("select array_agg(querykey::text) from orleans.orleansquery");

        var keys = (string[])(await command.ExecuteScalarAsync(Cancellation))!;

        keys.ShouldBe(Required, ignoreOrder: true);
    }

    [Fact]
    public async Task Of_two_overlapping_first_writes_one_wins_and_the_other_conflicts()
    {
        var key = Guid.NewGuid();
        await using var one = await database.Source.OpenConnectionAsync(Cancellation);
        await using var other = await database.Source.OpenConnectionAsync(Cancellation);
        await using var open = await one.BeginTransactionAsync(Cancellation);

        var won = await FirstWrite(one, key);
        var late = FirstWrite(other, key);
        await open.CommitAsync(Cancellation);

        won.ShouldBe(1);
        (await late).ShouldBeNull();
    }

    [Fact]
    public async Task A_silo_joins_and_leaves_on_our_tables()
    {
        var connectionString = await database.CreateDatabase();

        await using (await RunningSilo.On(connectionString))
        {
            (await One<int>(connectionString, "select status from orleans.silo")).ShouldBe((int)SiloStatus.Active);
        }

        (await One<int>(connectionString, "select status from orleans.silo")).ShouldBe((int)SiloStatus.Dead);
    }

    [Fact]
    public async Task A_reminder_is_read_back_updated_and_removed()
    {
        await using var silo = await RunningSilo.On(await database.CreateDatabase());
        var reminders = silo.Provider<IReminderTable>();
        var grain = GrainId.Create("lead", "lead-1");
        var entry = Next("lead-1", new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc));

        var first = (await reminders.UpsertRow(entry, Cancellation))!;
        var second = (await reminders.UpsertRow(entry, Cancellation))!;

        (await reminders.ReadRow(grain, "next", Cancellation))!.ETag.ShouldBe(second);
        (await reminders.ReadRows(0, 0, Cancellation)).Reminders.ShouldHaveSingleItem().StartAt.ShouldBe(entry.StartAt);
        (await reminders.RemoveRow(grain, "next", first, Cancellation)).ShouldBeFalse();
        (await reminders.RemoveRow(grain, "next", second, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reminders_armed_together_each_get_a_version_of_their_own()
    {
        await using var silo = await RunningSilo.On(await database.CreateDatabase());
        var reminders = silo.Provider<IReminderTable>();
        var due = new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc);

        var versions = await Task.WhenAll(Enumerable.Range(0, 600).Select(no => reminders.UpsertRow(Next($"lead-{no % 300}", due.AddMinutes(no)), Cancellation)));

        versions[..300].Zip(versions[300..]).ShouldAllBe(both => both.First == "0" && both.Second == "1");
        (await reminders.ReadRows(0, 0, Cancellation)).Reminders.Select(reminder => reminder.StartAt).ShouldBe(
            Enumerable.Range(300, 300).Select(no => due.AddMinutes(no)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_reminder_beyond_the_horizon_is_not_read_by_range()
    {
        var connectionString = await database.CreateDatabase();
        await using var silo = await RunningSilo.On(connectionString);
        var reminders = silo.Provider<IReminderTable>();
        var due = TimeProvider.System.GetUtcNow().UtcDateTime;
        await reminders.UpsertRow(Next("soon", due.AddMinutes(15)), Cancellation);
        await reminders.UpsertRow(Next("later", due.AddDays(1)), Cancellation);

        var read = await reminders.ReadRows(0, 0, Cancellation);

        read.Reminders.ShouldHaveSingleItem().GrainId.ShouldBe(GrainId.Create("lead", "soon"));
    }

    [Fact]
    public async Task State_is_written_read_and_cleared_and_a_stale_write_is_refused()
    {
        await using var silo = await RunningSilo.On(await database.CreateDatabase());
        var storage = silo.Provider<IGrainStorage>("Default");
        var grain = GrainId.Create("import", "import-1");
        var state = new GrainState<int> { State = 7 };
        await storage.WriteStateAsync("cursor", grain, state);
        var stale = new GrainState<int> { State = 8, ETag = state.ETag, RecordExists = true };
        await storage.WriteStateAsync("cursor", grain, state);

        var read = new GrainState<int>();
        await storage.ReadStateAsync("cursor", grain, read);

        read.State.ShouldBe(7);
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("cursor", grain, stale));
        await storage.ClearStateAsync("cursor", grain, read);
        read.RecordExists.ShouldBeFalse();
    }

    private static ReminderEntry Next(string lead, DateTime start) =>
        new() { GrainId = GrainId.Create("lead", lead), ReminderName = "next", StartAt = start, Period = TimeSpan.FromMinutes(3) };

    private async Task<int?> FirstWrite(NpgsqlConnection connection, Guid key)
    {
        var text = await One<string>(database.ConnectionString, "select querytext from orleans.orleansquery where querykey = 'WriteToStorageKey'");
        await using var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddWithValue("GrainIdN0", BitConverter.ToInt64(key.ToByteArray(), 0));
        command.Parameters.AddWithValue("GrainIdN1", BitConverter.ToInt64(key.ToByteArray(), 8));
        command.Parameters.AddWithValue("GrainTypeString", "cursor");
        command.Parameters.Add(new("GrainIdExtensionString", NpgsqlTypes.NpgsqlDbType.Text) { Value = DBNull.Value });
        command.Parameters.AddWithValue("ServiceId", "konquista");
        command.Parameters.Add(new("GrainStateVersion", NpgsqlTypes.NpgsqlDbType.Integer) { Value = DBNull.Value });
        command.Parameters.AddWithValue("PayloadBinary", key.ToByteArray());
        return (int?)await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task<T> One<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
