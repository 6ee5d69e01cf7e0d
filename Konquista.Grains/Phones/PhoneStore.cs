using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Phones;

/// <summary>The rows of phones; taking a number over raises its epoch, which shuts out every older activation's claims.</summary>
internal sealed class PhoneStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string TakeOverPhone = """
        with p as (
          update phones set epoch = epoch + 1 where id = $1
          returning *
        )
        select p.id, p.epoch, p.provider, p.account, p.base_url, p.token_cipher, p.sandbox, p.daily_cap, p.gap_ms, p.warm_up_from,
               p.paused_at, p.blocked_until, coalesce(s.time_zone, 'America/Sao_Paulo'),
               (select max(a.claimed_at) from attempts a where a.phone_id = p.id),
               (select count(*) from attempts a join messages m on m.id = a.message_id and m.month = a.month
                where a.phone_id = p.id and m.campaign_id is not null and a.claimed_at >=
                 date_trunc('day', product_now() at time zone coalesce(s.time_zone, 'America/Sao_Paulo'))
                   at time zone coalesce(s.time_zone, 'America/Sao_Paulo'))::int
        from p
        left join stores s on s.id = p.store_id
        """;

    [StringSyntax("sql")]
    private const string SavePhone = """
        with before as (
          select phone_words(to_jsonb(p)) as words from phones p where p.id = $1
        ), s as (
          insert into phones as p (id, name, number, provider, account, base_url, token_cipher, token_tail, store_id, sandbox, daily_cap,
            gap_ms, warm_up_from, purpose, paused_at, version)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, case when $17 then product_clock_timestamp() end, 1)
          on conflict (id) do update
          set name = excluded.name, number = excluded.number, provider = excluded.provider, account = excluded.account,
              base_url = excluded.base_url, token_cipher = excluded.token_cipher, token_tail = excluded.token_tail,
              store_id = excluded.store_id, sandbox = excluded.sandbox, daily_cap = excluded.daily_cap, gap_ms = excluded.gap_ms,
              warm_up_from = excluded.warm_up_from, purpose = excluded.purpose, blocked_until = null, block_reason = null,
              checked_at = null, check_works = null, check_problem = null, version = p.version + 1
          where p.removed_at is null and ($15::int is null or p.version = $15)
          returning *
        )
        select count(s.id)::int,
          count(write_change('phone.changed', $16, s.name, (select words from before), phone_words(to_jsonb(s)), phone_id => s.id))
        from s
        """;

    [StringSyntax("sql")]
    private const string JoinCampaigns = """
        insert into campaign_phones (campaign_id, phone_id)
        select c, $1 from unnest($2::uuid[]) c
        on conflict do nothing
        """;

    [StringSyntax("sql")]
    private const string WriteFact = """
        insert into feed (at, kind, phone_id, actor, data)
        values (product_clock_timestamp(), 'phone.changed', $1, $2, jsonb_build_object('reason', $3::text))
        """;

    [StringSyntax("sql")]
    private const string SetPaused = """
        update phones set paused_at = case when $2 then product_clock_timestamp() end where id = $1
        """;

    [StringSyntax("sql")]
    private const string SetBlocked = """
        update phones set blocked_until = $2, block_reason = $3 where id = $1
        """;

    [StringSyntax("sql")]
    private const string ClearBlock = "update phones set blocked_until = null, block_reason = null where id = $1";

    [StringSyntax("sql")]
    private const string WriteCheck = """
        update phones set checked_at = product_clock_timestamp(), check_works = $2, check_problem = $3 where id = $1
        """;

    [StringSyntax("sql")]
    private const string CountInFlight = "select count(*)::int from messages where phone_id = $1 and state = 'sending'";

    [StringSyntax("sql")]
    private const string SelectToken = "select token_cipher, token_tail, provider, base_url, removed_at is not null from phones where id = $1";

    public async Task<PhoneFacts?> TakeOver(Guid id)
    {
        await using var command = db.Command(TakeOverPhone, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? Read(row) : null;
    }

    /// <summary>False when somebody else has saved it since, or it was removed.</summary>
    public async Task<bool> Save(Guid id, NewPhone phone, string number, byte[] tokenCipher, string tokenTail)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var save = connection.Command(SavePhone, id, phone.Name, number, phone.Provider, phone.Account, phone.BaseUrl,
            tokenCipher, tokenTail, phone.StoreId, phone.Sandbox, phone.DailyCap, (int)phone.Gap.TotalMilliseconds, phone.WarmUpFrom,
            Words.Of(phone.Purpose), phone.Version, phone.By, phone.BeginsPaused);
        if (await save.ExecuteScalarAsync() is not 1)
        {
            return false;
        }

        await connection.Execute(JoinCampaigns, id, phone.Campaigns.ToArray());
        await transaction.CommitAsync();
        return true;
    }

    public async Task<StoredToken?> Token(Guid id)
    {
        await using var command = db.Command(SelectToken, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new(row.GetFieldValue<byte[]>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)) : null;
    }

    /// <summary>Pauses or resumes; answers how many messages are in flight at that moment.</summary>
    public async Task<int> Pause(Guid id, bool paused, string by)
    {
        await db.Execute(SetPaused, id, paused);
        await db.Execute(WriteFact, id, by, paused ? "paused" : "resumed");
        await using var command = db.Command(CountInFlight, id);
        return await command.ExecuteScalarAsync() is int inFlight ? inFlight : 0;
    }

    public async Task Block(Guid id, DateTimeOffset until, string reason)
    {
        await db.Execute(SetBlocked, id, until, reason);
        await db.Execute(WriteFact, id, null, reason);
    }

    public Task Unblock(Guid id) => db.Execute(ClearBlock, id);

    public Task KeepCheck(Guid id, PhoneHealth health) => db.Execute(WriteCheck, id, health.Works, health.Problem);

    private static PhoneFacts Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Epoch = row.GetInt64(1),
        Provider = row.GetString(2),
        Account = row.GetString(3),
        BaseUrl = row.GetString(4),
        TokenCipher = row.GetFieldValue<byte[]>(5),
        Sandbox = row.GetBoolean(6),
        DailyCap = row.GetInt32(7),
        Gap = TimeSpan.FromMilliseconds(row.GetInt32(8)),
        WarmUpFrom = row.ValueOrNull<DateOnly?>(9),
        PausedAt = row.ValueOrNull<DateTimeOffset?>(10),
        BlockedUntil = row.ValueOrNull<DateTimeOffset?>(11),
        TimeZone = row.GetString(12),
        LastClaimAt = row.ValueOrNull<DateTimeOffset?>(13),
        ClaimsToday = row.GetInt32(14),
    };
}

/// <summary>A token as it is kept, and for whom it was given.</summary>
internal sealed record StoredToken(byte[] Cipher, string Tail, string Provider, string BaseUrl, bool IsRemoved)
{
    public override string ToString() => Provider;
}
