using Konquista.Calendars;
using Konquista.Sequences;

namespace Konquista.Settings;

/// <summary>What the business decides: bounds, two who decide at once, and what decisions come of it.</summary>
public sealed class SettingsGrainTests(Town town) : IClassFixture<Town>
{
    private ISettingsGrain Settings => town.Grains.GetGrain<ISettingsGrain>(GrainKey.Only);

    [Fact]
    public async Task Several_are_saved_at_once_with_a_fact_for_each_that_changed()
    {
        var saved = await Settings.Save(new() { PerDay = 2, PerWeek = 7, InboxDays = 45 }, new() { PerDay = 1, PerWeek = 7, InboxDays = 90 }, "zoe");

        saved.ShouldBe(SettingsSaved.Yes);
        (await town.Value<string>("""
            select string_agg(concat_ws(' ', data ->> 'key', data ->> 'before', data ->> 'after'), ', ' order by data ->> 'key') from feed
            where kind = 'setting.changed' and actor = 'zoe'
            """)).ShouldBe("inbox_days 90 45, per_day 1 2");
    }

    [Fact]
    public async Task Whoever_has_not_seen_what_is_stored_changes_nothing()
    {
        (await Settings.Save(new() { BookingDays = 20 }, new() { BookingDays = 15 }, "ana")).ShouldBe(SettingsSaved.Yes);
        (await Settings.Save(new() { BookingDays = 25, UncertainDays = 9 }, new() { BookingDays = 15, UncertainDays = 7 }, "bia")).ShouldBe(SettingsSaved.Stale);
        (await Settings.Save(new() { BookingDays = 20 }, new() { BookingDays = 15 }, "bia")).ShouldBe(SettingsSaved.Yes);

        (await town.Value<string>("select string_agg(value::text, ' ' order by key) from settings where key in ('booking_days', 'uncertain_days')")).ShouldBe("20 7");
        (await town.Value<long>("select count(*) from feed where kind = 'setting.changed' and actor = 'bia'")).ShouldBe(0);
    }

    [Fact]
    public async Task Hours_are_stored_as_campaigns_store_theirs()
    {
        var seen = SendingWindow.Default;
        var hours = seen with { Saturday = null, Sunday = new(new(10, 0), new(12, 0)) };

        (await Settings.Save(new() { Window = hours }, new() { Window = seen }, "ana")).ShouldBe(SettingsSaved.Yes);

        (await town.Value<string>("select concat_ws(' ', value -> 'sunday' ->> 'closes', value -> 'saturday') from settings where key = 'window'")).ShouldBe("12:00:00");
        (await Settings.Save(new() { Window = seen }, new() { Window = hours }, "ana")).ShouldBe(SettingsSaved.Yes);
    }

    public static TheoryData<string> Wrong => ["bounds", "closed", "backwards", "day above week", "far day"];

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_out_of_bounds_is_refused(string what)
    {
        var never = new SendingWindow(null, null, null, null, null, null, null);
        var values = what switch
        {
            "bounds" => new SettingValues { InboxDays = 6 },
            "closed" => new() { Window = never },
            "backwards" => new() { Window = never with { Monday = new(new(20, 0), new(9, 0)) } },
            "day above week" => new() { PerDay = 5, PerWeek = 4 },
            _ => new() { ClosedDays = [new(3026, 1, 1)] },
        };

        (await Settings.Save(values, values, "ana")).ShouldBe(SettingsSaved.Refused);
    }

    [Fact]
    public async Task On_a_day_on_which_the_whole_business_is_closed_nothing_is_planned_for_a_lead_without_a_store()
    {
        var today = DateOnly.FromDateTime(Town.MondayMorning.DateTime);
        (await Settings.Save(new() { ClosedDays = [today] }, new() { ClosedDays = [] }, "ana")).ShouldBe(SettingsSaved.Yes);

        (await PlannedFor("Ana", "11 98000-0101")).ShouldBe(0);
        (await Settings.Save(new() { ClosedDays = [] }, new() { ClosedDays = [today] }, "ana")).ShouldBe(SettingsSaved.Yes);
        (await PlannedFor("Rui", "11 98000-0104")).ShouldBe(1);

        async Task<long> PlannedFor(string name, string phone)
        {
            var lead = await town.Capture(name, phone);
            await town.Lead(lead).Wake();
            return await town.Value<long>("select count(*) from messages where lead_id = $1 and local_day = $2", lead, today);
        }
    }

    [Fact]
    public async Task The_next_capture_follows_a_rule_that_was_just_changed()
    {
        (await town.Value<long>("select count(*) from enrollments where lead_id = $1", await town.Capture("Bia", "11 98000-0102", "VIP"))).ShouldBe(1);
        await town.Value<object>("with d as (delete from tag_rules returning 1) select count(*) from d");

        var caio = await town.Capture("Caio", "11 98000-0103", "VIP");

        (await town.Value<long>("select count(*) from enrollments where lead_id = $1", caio)).ShouldBe(0);
        await town.Value<object>("with r as (insert into tag_rules (id, position, word, campaign_id) values (gen_random_uuid(), 1, '*', $1) returning 1) select count(*) from r", town.Campaign);
    }
}
