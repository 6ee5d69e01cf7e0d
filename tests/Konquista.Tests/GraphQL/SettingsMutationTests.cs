using System.Text.Json;
using Konquista.Sequences;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Settings are read and saved by programs as on the site: through their grain, by who has seen them, and not at the cost of people unless that is meant.</summary>
public sealed class SettingsMutationTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Answer = "{ settings { seen perDay perWeek inboxDays leadDays closedDays window { day opens closes } } problem { code field detail } }";
    private const string Save = "saveSettings(input: $input) " + Answer;
    private const string Declared = "($input: SettingsInput!)";

    private Town Town => hall.Town;

    private WebHost Site => hall.Host;

    [Fact]
    public async Task What_is_given_is_saved_and_the_rest_stays()
    {
        using var client = await Site.SignedIn();
        var seen = await Seen(client);
        var saved = await client.Change(Save, new
        {
            input = new
            {
                seen,
                perDay = 2,
                closedDays = new[] { "2026-12-25" },
                window = new[] { new { day = "TUESDAY", opens = "10:00:00", closes = "12:30:00" } },
            },
        }, Declared);
        saved.Problem().ShouldBe("");
        var settings = saved.GetProperty("settings");
        settings.GetProperty("perDay").GetInt32().ShouldBe(2);
        settings.GetProperty("perWeek").GetInt32().ShouldBe(7);
        settings.GetProperty("closedDays")[0].GetString().ShouldBe("2026-12-25");
        settings.GetProperty("window").GetArrayLength().ShouldBe(1);
        settings.GetProperty("window")[0].GetProperty("day").GetString().ShouldBe("TUESDAY");
        (await Town.Value<long>("select count(*) from feed where kind = 'setting.changed' and actor = 'admin@konquista.local' and data ->> 'key' in ('per_day', 'closed_days', 'window')")).ShouldBe(3);

        (await client.Change(Save, new { input = new { seen, perDay = 3 } }, Declared)).Problem().ShouldBe("STALE");
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_said_with_its_field()
    {
        using var client = await Site.SignedIn();
        var seen = await Seen(client);
        (await client.Change(Save, new { input = new { seen, inboxDays = 6 } }, Declared)).Problem().ShouldBe("INVALID inboxDays");
        (await client.Change(Save, new { input = new { seen, perDay = 8 } }, Declared)).Problem().ShouldBe("INVALID perWeek");
        (await client.Change(Save, new { input = new { seen, window = Array.Empty<object>() } }, Declared)).Problem().ShouldBe("INVALID window");
        object[] backwards = [new { day = "MONDAY", opens = "12:00:00", closes = "10:00:00" }];
        (await client.Change(Save, new { input = new { seen, window = backwards } }, Declared)).Problem().ShouldBe("INVALID window");
        object[] twice = [new { day = "MONDAY", opens = "08:00:00", closes = "10:00:00" }, new { day = "MONDAY", opens = "11:00:00", closes = "12:00:00" }];
        (await client.Change(Save, new { input = new { seen, window = twice } }, Declared)).Problem().ShouldBe("INVALID window");
        (await Seen(client)).ShouldBe(seen);
    }

    [Fact]
    public async Task Leads_are_kept_shorter_only_by_who_is_sure()
    {
        using var client = await Site.SignedIn();
        await Site.Run("""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at)
            values (gen_random_uuid(), 'Antiga', '+5511970000001', 'America/Sao_Paulo', 'api', 'capture_only', product_now() - interval '900 days')
            """);
        var refused = await client.Change(Save, new { input = new { seen = await Seen(client), leadDays = 800 } }, Declared);
        refused.Problem().ShouldBe("NOT_SURE leadDays");
        refused.GetProperty("problem").GetProperty("detail").GetString().ShouldBe("1");
        var saved = await client.Change(Save, new { input = new { seen = await Seen(client), leadDays = 800, sure = true } }, Declared);
        saved.GetProperty("settings").GetProperty("leadDays").GetInt32().ShouldBe(800);
    }

    [Fact]
    public async Task Settings_are_closed_to_who_has_no_word_in_them_and_to_who_belongs_to_one_unit()
    {
        await Site.Run("insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA')");
        using var manager = await Site.SignedInAs(Role.Manager);
        using var bound = await Site.SignedInAs(Role.Operator, await Site.Value<Guid>("select md5('s')::uuid"));
        foreach (var client in new[] { manager, bound })
        {
            (await client.Refusal("{ settings { perDay } }")).ShouldBe("FORBIDDEN");
            (await client.Refusal("""mutation { saveSettings(input: { seen: "" }) { problem { code } } }""")).ShouldBe("FORBIDDEN");
        }
    }

    private static async Task<string?> Seen(HttpClient client) =>
        (await client.Data("{ settings { seen } }")).GetProperty("settings") is { ValueKind: JsonValueKind.Object } settings ? settings.GetProperty("seen").GetString() : null;
}
