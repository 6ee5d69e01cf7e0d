using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Settings;

/// <summary>Writes settings, with a fact that tells who changed what from which value; statements read days by setting_days.</summary>
[GrainType("settings")]
internal sealed class SettingsGrain(NpgsqlDataSource db) : Grain, ISettingsGrain
{
    [StringSyntax("sql")]
    private const string Write = """
        with before as (
          select value from settings where key = $1
        ), s as (
          update settings set value = to_jsonb($2::int), updated_at = product_clock_timestamp()
          where key = $1 and value <> to_jsonb($2::int)
          returning key, value, updated_at
        )
        insert into feed (at, kind, actor, data)
        select s.updated_at, 'setting.changed', $3, jsonb_build_object('key', s.key, 'before', b.value, 'after', s.value)
        from s cross join before b
        """;

    // Locked before they are compared: of two who save at once, the second is told.
    [StringSyntax("sql")]
    private const string WriteAll = """
        with given as (
          select * from unnest($1::text[], $2::jsonb[], $3::jsonb[]) as g (key, value, seen)
        ), before as (
          select s.key, s.value from settings s where s.key = any ($1::text[]) for update
        ), stale as (
          select from before b join given g using (key) where b.value is distinct from g.seen and b.value <> g.value
        ), s as (
          update settings s set value = g.value, updated_at = product_clock_timestamp()
          from given g
          where s.key = g.key and s.value <> g.value and not exists (select from stale)
          returning s.key, s.value, s.updated_at
        ), told as (
          insert into feed (at, kind, actor, data)
          select s.updated_at, 'setting.changed', $4, jsonb_build_object('key', s.key, 'before', b.value, 'after', s.value)
          from s join before b using (key)
        )
        select exists (select from stale)
        """;

    public async Task<bool> Change(string key, int value, Actor by)
    {
        if (Setting.Of(key)?.Allows(value) is not true)
        {
            return false;
        }

        await db.Execute(Write, key, value, by.Name);
        return true;
    }

    public async Task<SettingsSaved> Save(SettingValues values, SettingValues seen, Actor by)
    {
        if (!values.IsAllowed())
        {
            return SettingsSaved.Refused;
        }

        var (given, known) = (Written(values), Written(seen));
        string[] keys = [.. given.Keys];
        await using var command = db.Command(
            WriteAll, keys, given.Values.ToArray(), keys.Select(key => known.GetValueOrDefault(key)).ToArray(), by.Name);
        return await command.ExecuteScalarAsync() is true ? SettingsSaved.Stale : SettingsSaved.Yes;
    }

    private static Dictionary<string, string> Written(SettingValues values)
    {
        var written = values.Numbers().ToDictionary(
            number => number.Key.Key, number => number.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (values.Window is { } window)
        {
            written.Add(Setting.Window, Json.Of(window));
        }

        if (values.ClosedDays is { } days)
        {
            written.Add(Setting.ClosedDays, Json.Of(days.Distinct().Order()));
        }

        return written;
    }
}
