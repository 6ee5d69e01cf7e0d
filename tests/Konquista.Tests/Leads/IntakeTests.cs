using System.Globalization;
using Konquista.Sequences;

namespace Konquista.Leads;

/// <summary>Many people handed in at once: each comes in as if they had come alone.</summary>
public sealed class IntakeTests(Town town) : IClassFixture<Town>
{
    private static readonly NewLead Plain = new() { GivenName = "Ana Souza", GivenPhone = "", Source = LeadSource.Api, NotBefore = new(2026, 3, 3), Arrival = new() };

    // All that a capture leaves, but for ids, moments and the number itself.
    private const string Left = """
        select concat_ws(E'\n',
          to_jsonb(l) - '{id,phone,phone_id,captured_at,search}'::text[],
          (select jsonb_agg(jsonb_build_array(kind, learnt_from, given is not null) order by kind, value) from lead_identities where lead_id = l.id),
          (select jsonb_agg(to_jsonb(e) - '{id,lead_id,entered_at}'::text[]) from enrollments e where lead_id = l.id),
          (select jsonb_agg(to_jsonb(a) - '{id,lead_id,at}'::text[]) from arrivals a where lead_id = l.id),
          (select jsonb_agg(to_jsonb(c) - '{id,lead_id,at}'::text[]) from consents c where lead_id = l.id),
          (select jsonb_agg(jsonb_build_array(created, entry)) from capture_keys where lead_id = l.id),
          (select jsonb_agg(jsonb_build_array(kind, lead_version, campaign_id, actor, data) order by xid, id) from feed where lead_id = l.id and kind !~ '^message'),
          (select jsonb_agg(jsonb_build_array(status, external_id is not null)) from appointments where lead_id = l.id),
          (select jsonb_agg(jsonb_build_array(service, name, date_trunc('second', start), period)) from orleans.reminder where grain = 'lead/lead-' || replace(l.id::text, '-', '')),
          (select count(*) from merge_suggestions where l.id in (a, b)))
        from leads l where l.id = $1
        """;

    public static TheoryData<string> Kinds => [.. People.Keys];

    private static Dictionary<string, NewLead> People { get; } = new(StringComparer.Ordinal)
    {
        ["plain"] = Plain,
        ["dressed"] = Plain with { GivenName = "  dr. JOÃO  da silva ", Tags = ["vip", "Botox", "VIP"], Note = "Ligar à tarde", TimeZone = "America/Manaus", Key = "dressed" },
        ["not asked"] = Plain with { Enroll = false },
        ["nowhere"] = Plain with { CampaignId = Guid.Empty },
        ["of a store"] = Plain with { Tags = ["Loja do Intake"] },
        ["with another number"] = Plain with { OtherPhones = ["11 98311-7777", "not a number"] },
        ["by hand"] = Plain with { Source = LeadSource.Manual, Arrival = null, Again = true },
        ["agreed"] = Plain with
        {
            Arrival = new() { UtmSource = new('u', 300), ClickIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["gclid"] = "Cj0" }, Remark = "Oi\0" },
            Consent = new() { Basis = ConsentBasis.Consent, Text = "Aceito.", By = "maria" },
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_comes_with_others_leaves_what_they_leave_alone(string kind)
    {
        await town.Db.Change("insert into stores (id, name, tag) values (gen_random_uuid(), 'Loja do Intake', 'LOJA DO INTAKE') on conflict do nothing");
        var no = 10 + People.Keys.Order(StringComparer.Ordinal).Index().First(one => one.Item == kind).Index;
        var person = People[kind];
        var together = (await CaptureAll(person with { GivenPhone = Number(no), OtherPhones = Shifted(person, no) }, Plain with { GivenPhone = Number(no + 50) }))[0];
        var alone = Guid.CreateVersion7();
        (await town.Lead(alone).Capture(person with { GivenPhone = Number(no + 100), OtherPhones = Shifted(person, no + 100), Key = person.Key is { } key ? key + "2" : null }))
            .ShouldBe(together.ShouldBeOfType<CaptureOutcome.Recorded>() with { LeadId = alone });

        (await town.Value<string>(Left, Recorded(together).LeadId)).ShouldBe(await town.Value<string>(Left, alone));
    }

    [Fact]
    public async Task Who_may_be_written_to_now_gets_their_first_message()
    {
        var outcome = (await CaptureAll(Plain with { GivenPhone = Number(1), NotBefore = null }))[0];
        await town.Settles(Recorded(outcome).LeadId, "accepted");
    }

    [Fact]
    public async Task Who_is_booked_or_on_the_list_is_treated_as_alone()
    {
        await town.Db.Change("insert into suppressed (hash, reason) values ($1, 'do_not_contact')", town.ErasedKey.Hash(E164(2)));
        await town.Db.Change(
            "insert into appointments (id, phone, starts_at, status, source, created_at, created_by) values (gen_random_uuid(), $1, timestamptz '2026-03-20 12:00+00', 'booked', 'import', now(), 'x')",
            E164(3));
        var outcomes = await CaptureAll(Plain with { GivenPhone = Number(2) }, Plain with { GivenPhone = Number(3) }, Plain with { GivenPhone = "11" });

        outcomes[0].ShouldBeOfType<CaptureOutcome.Suppressed>();
        Recorded(outcomes[1]).Entry.ShouldBe(Entry.Booked);
        (await town.Value<long>("select count(*) from appointments where lead_id = $1", Recorded(outcomes[1]).LeadId)).ShouldBe(1);
        outcomes[2].ShouldBeOfType<CaptureOutcome.Refused>();
    }

    [Fact]
    public async Task A_number_or_a_key_that_comes_again_in_one_call_is_of_the_first()
    {
        var outcomes = await CaptureAll(
            Plain with { GivenPhone = Number(4), Tags = ["UM"], Key = "four" },
            Plain with { GivenPhone = Number(5), OtherPhones = [Number(6)] },
            Plain with { GivenPhone = Number(4), Tags = ["DOIS"] },
            Plain with { GivenPhone = Number(6), Tags = ["SEIS"] },
            Plain with { GivenPhone = Number(7), Key = "four" });

        var ids = outcomes.Select(outcome => Recorded(outcome).LeadId).ToArray();
        (ids[2], ids[3], ids[4]).ShouldBe((ids[0], ids[1], ids[0]));
        outcomes.Select(outcome => Recorded(outcome).Created).ShouldBe([true, true, false, false, true]);
        (await town.Value<string>("select array_to_string(tags, ' ') from leads where id = $1", ids[0])).ShouldBe("UM DOIS");
        (await town.Value<long>("select count(*) from lead_identities where value = $1", E164(7))).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_is_repeated_under_its_keys_is_answered_the_same_and_changes_nothing()
    {
        NewLead[] people = [.. Enumerable.Range(200, 60).Select(no => Plain with { GivenPhone = Number(no), Key = string.Create(CultureInfo.InvariantCulture, $"r{no}") })];
        var first = await CaptureAll(people);
        const string Rows = "select concat_ws(' ', (select count(*) from arrivals), (select count(*) from feed where kind !~ '^message'), (select sum(version) from leads where note <> 'x'))";
        var before = await town.Value<string>(Rows);

        (await CaptureAll(people)).ShouldBe(first);
        (await town.Value<string>(Rows)).ShouldBe(before);
    }

    [Fact]
    public async Task Somebody_known_is_told_through_their_own_grain_and_keeps_what_was_there()
    {
        var known = Recorded(await town.Door.Capture(Plain with { GivenPhone = Number(8), Tags = ["ANTES"], Note = "primeira" })).LeadId;
        var outcomes = await CaptureAll(Plain with { GivenPhone = Number(8), GivenName = "Outra", Tags = ["DEPOIS"], Note = "segunda" }, Plain with { GivenPhone = Number(9) });

        outcomes[0].ShouldBe(new CaptureOutcome.Recorded(known, Created: false, Entry.AlreadyIn));
        Recorded(outcomes[1]).Created.ShouldBeTrue();
        (await town.Value<string>("select concat_ws(' ', name, array_to_string(tags, ' '), note, version) from leads where id = $1", known))
            .ShouldBe("Ana Souza ANTES DEPOIS primeira 1");
        (await town.Lead(known).Edit(new() { Version = 1, Name = "Ana Souza", By = new("maria") })).ShouldBe(EditOutcome.Saved);
    }

    [Fact]
    public async Task The_same_people_handed_in_at_once_by_several_are_one_lead_each()
    {
        NewLead[] people = [.. Enumerable.Range(300, 150).Select(no => Plain with { GivenPhone = Number(no) })];
        var calls = await Task.WhenAll(CaptureAll(people), CaptureAll([.. people.Reverse()]), CaptureAll(people), Task.WhenAll(people.Select(town.Door.Capture)));

        calls[1] = [.. calls[1].Reverse()];
        foreach (var no in Enumerable.Range(0, people.Length))
        {
            calls.Select(call => Recorded(call[no]).LeadId).Distinct().ShouldHaveSingleItem();
            calls.Count(call => Recorded(call[no]).Created).ShouldBe(1);
        }

        (await town.Value<long>("select count(*) from enrollments e join leads l on l.id = e.lead_id where l.phone between $1 and $2", E164(300), E164(449))).ShouldBe(150);
    }

    private async Task<CaptureOutcome[]> CaptureAll(params NewLead[] people) => [.. await town.Door.CaptureAll(people)];

    private static CaptureOutcome.Recorded Recorded(CaptureOutcome outcome) => outcome.ShouldBeOfType<CaptureOutcome.Recorded>();

    private static string Number(int no) => string.Create(CultureInfo.InvariantCulture, $"11 9831{no / 100}-{no % 100:00}00");

    private static string E164(int no) => string.Create(CultureInfo.InvariantCulture, $"+55119831{no / 100}{no % 100:00}00");

    private static string[] Shifted(NewLead person, int no) =>
        [.. person.OtherPhones.Select(other => other.StartsWith("11 9", StringComparison.Ordinal) ? Number(no + 500) : other)];
}
