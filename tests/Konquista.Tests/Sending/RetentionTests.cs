using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Sending;

/// <summary>What is kept no longer than the settings say goes, and everything else stays.</summary>
public sealed class RetentionTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_raw_data_goes_in_several_chunks_and_young_or_unread_data_stays()
    {
        await using var db = NpgsqlDataSource.Create(await database.CreateDatabase());
        await Run(db, """
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at, processed_at)
            select date_trunc('month', product_now() - age)::date, 'message', 'cloud_api', 'x', what || n, '{"from": "551199"}', product_now() - age,
              case when what <> 'unread' then product_now() - age end
            from (values ('old', interval '91 days', 4500), ('young', interval '89 days', 30), ('unread', interval '200 days', 7)) v (what, age, rows),
              generate_series(1, v.rows) n;
            insert into imports (id, file_name, bytes, sha256, options, state, finished_at)
            select gen_random_uuid(), name, 1, '', '{}', state, product_now() - age
            from (values ('old', 'done', interval '31 days'), ('broken', 'failed', interval '31 days'), ('young', 'done', interval '29 days'), ('stopped', 'stopped', null)) v (name, state, age);
            insert into import_chunks select id, n, 'bytes' from imports, generate_series(1, 25) n;
            insert into import_lines select id, n, case when n % 2 = 0 then 'refused' else 'new' end, null, null, case when n % 2 = 0 then 'Ana;11' end from imports, generate_series(1, 10) n
            """);

        var removed = await new Retention(db, new InboxGrains().Factory).Tidy(Cancel);

        removed.ShouldBe(new(4500, 50, 10, 0));
        (await Value<long>(db, "select count(*) from webhook_inbox")).ShouldBe(37);
        (await Value<long>(db, "select count(distinct inbox_id) from unread_senders")).ShouldBe(7);
        (await Value<string>(db, "select string_agg(distinct file_name, ' ' order by file_name) from imports join import_chunks on import_id = id")).ShouldBe("stopped young");
        (await Value<string>(db, "select string_agg(distinct file_name, ' ' order by file_name) from imports join import_lines on import_id = id where given is not null")).ShouldBe("stopped young");
        (await Value<long>(db, "select count(*) from import_lines")).ShouldBe(40);
        (await new Retention(db, new InboxGrains().Factory).Tidy(Cancel)).ShouldBe(new(0, 0, 0, 0));
    }

    [Fact]
    public async Task How_long_is_a_setting()
    {
        await using var db = NpgsqlDataSource.Create(await database.CreateDatabase());
        await Run(db, """
            update settings set value = '7' where key = 'inbox_days';
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at, processed_at)
            select date_trunc('month', product_now() - n * interval '1 day')::date, 'status', 'cloud_api', 'x', n::text, '{}', product_now(), product_now() - n * interval '1 day' from generate_series(0, 13) n
            """);

        (await new Retention(db, new InboxGrains().Factory).Tidy(Cancel)).Webhooks.ShouldBe(7);
        (await Value<long>(db, "select count(*) from webhook_inbox")).ShouldBe(7);
    }

    private static async Task Run(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<T> Value<T>(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
