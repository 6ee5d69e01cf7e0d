using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Settings;
using Npgsql;

namespace Konquista.Web.Settings;

/// <summary>What the business decides for the whole installation as it stands, and how much is kept longer than it says.</summary>
internal sealed class SettingList(NpgsqlDataSource database)
{
    public const int MostCounted = 100_000;

    [StringSyntax("sql")]
    private const string All = "select key, value::text from settings";

    [StringSyntax("sql")]
    private const string TooOld = """
        with old as (
          select id from imports where state in ('done', 'failed') and finished_at < product_now() - setting_days('import_file_days')
        )
        select
          (select count(*) from (
            select from webhook_inbox
            where month <= product_now() - setting_days('inbox_days') and processed_at < product_now() - setting_days('inbox_days')
            limit @most) w) as webhooks,
          (select count(*) from old where exists (select from import_chunks c where c.import_id = old.id)) as files,
          (select count(*) from (
            select from import_lines l join old on old.id = l.import_id where l.verdict = 'refused' and l.given is not null
            limit @most) l) as lines,
          (select count(*) from leads_kept_too_long(@most::int)) as leads,
          product_now() as now
        """;

    [StringSyntax("sql")]
    private const string TooOldBy = "select count(*) from leads_kept_too_long(@most::int, @days)";

    public async Task<SettingValues> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(string Key, string Value)>(new CommandDefinition(All, cancellationToken: cancel));
        return SettingJson.Of(rows.ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal));
    }

    /// <summary>Leads that would be erased if they were kept so many days, counted up to <see cref="MostCounted"/>.</summary>
    public async Task<long> Leads(int days, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(TooOldBy, new { most = MostCounted, days }, cancellationToken: cancel));
    }

    /// <summary>Leads that would be erased because they were kept shorter than they are.</summary>
    public async Task<long> Doomed(int? days, SettingValues stored, CancellationToken cancel) =>
        days is > 0 and var shorter && Setting.Lead.Allows(shorter) && shorter != stored.LeadDays ? await Leads(shorter, cancel) : 0;

    public async Task<KeptTooLong> Old(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<KeptTooLong>(new CommandDefinition(TooOld, new { most = MostCounted }, cancellationToken: cancel));
    }
}

/// <summary>How many rows are older than they are kept, counted up to a limit.</summary>
internal sealed record KeptTooLong(long Webhooks, long Files, long Lines, long Leads, DateTime Now);
