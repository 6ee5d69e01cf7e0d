using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Settings;

/// <summary>Writes settings, with a fact that tells who changed what from which value; statements read them by setting_days.</summary>
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

    public async Task<bool> Change(string key, int days, Actor by)
    {
        if (Setting.Of(key)?.Allows(days) is not true)
        {
            return false;
        }

        await db.Execute(Write, key, days, by.Name);
        return true;
    }
}
