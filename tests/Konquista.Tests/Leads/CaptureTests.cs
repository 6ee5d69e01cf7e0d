using Konquista.Sequences;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What the one door keeps of each coming: the answer to its request, the trail, what was agreed to; and whom it keeps out.</summary>
public sealed class CaptureTests(Town town) : IClassFixture<Town>
{
    private static readonly ConsentGiven Agreed = new()
    {
        Basis = ConsentBasis.Consent,
        Text = "Aceito receber mensagens.",
        Evidence = new Dictionary<string, string>(StringComparer.Ordinal) { ["page"] = "clareamento", ["agent"] = "Firefox\0" },
    };

    [Fact]
    public async Task A_request_that_comes_twice_gets_the_answer_it_got_before()
    {
        var first = await Capture("11 98300-0001", key: "k1");
        (await Capture("11 98300-0001", key: "k1")).ShouldBe(first);
        (await Capture("11 98300-0001", key: "k2")).ShouldBeOfType<CaptureOutcome.Recorded>().Created.ShouldBeFalse();
        (await Capture("11 98300-0001", key: "k1", source: LeadSource.Page)).ShouldBeOfType<CaptureOutcome.Recorded>().Created.ShouldBeFalse();

        var id = first.ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
        (await town.Value<long>("select count(*) from enrollments where lead_id = $1", id)).ShouldBe(1);
        (await town.Value<long>("select count(*) from capture_keys where lead_id = $1", id)).ShouldBe(3);
    }

    [Fact]
    public async Task Many_requests_under_one_key_at_once_make_one_lead_and_one_arrival()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Capture("11 98300-0002", key: "same", arrival: new() { UtmSource = "instagram" })));

        outcomes.Distinct().ShouldHaveSingleItem();
        (await town.Value<long>("select count(*) from arrivals where utm_source = 'instagram'")).ShouldBe(1);
    }

    [Fact]
    public async Task How_a_person_came_and_what_they_agreed_to_is_kept_each_time()
    {
        Arrival arrival = new()
        {
            PageId = Guid.CreateVersion7(),
            UtmSource = "google",
            UtmCampaign = new('c', 300),
            Referrer = "https://example.org/",
            ClickIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["gclid"] = "Cj0", [new('x', 300)] = "1", [new('x', 301)] = "2" },
        };
        var id = (await Capture("11 98300-0003", arrival: arrival, consent: Agreed)).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
        await Capture("11 98300-0003", arrival: arrival with { UtmSource = " \0" }, consent: Agreed);

        (await town.Db.All<string>(
            "select concat_ws(' ', utm_source, length(utm_campaign), referrer, click_ids ->> 'gclid') from arrivals where lead_id = $1 order by at", id))
            .ShouldBe(["google 200 https://example.org/ Cj0", "\uFFFD 200 https://example.org/ Cj0"]);
        (await town.Db.All<string>(
            "select concat_ws(' ', purpose, basis, granted, body, evidence ->> 'page') from consents join consent_texts on no = text_no where lead_id = $1", id))
            .ShouldBe(["messages consent t Aceito receber mensagens. clareamento", "messages consent t Aceito receber mensagens. clareamento"]);
        (await town.Value<long>("select count(*) from consent_texts where body = $1", Agreed.Text!)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_agreed_to_is_taken_back_by_an_opt_out_and_never_rewritten()
    {
        var id = (await Capture("11 98300-0004", consent: Agreed)).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
        await town.Lead(id).Note(new(LeadNoteKind.OptedOut, "maria"));

        (await town.Db.All<string>("select concat_ws(' ', granted, source, actor) from consents where lead_id = $1 order by at", id)).ShouldBe(["t api", "f manual maria"]);
        var change = await Should.ThrowAsync<PostgresException>(() => town.Db.Change("update consents set granted = true where lead_id = $1", id));
        change.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        await Should.ThrowAsync<PostgresException>(() => town.Db.Change("delete from consents where lead_id = $1", id));
    }

    [Fact]
    public async Task Who_is_not_to_be_contacted_comes_in_by_writing_to_us_alone_and_then_gets_no_campaign()
    {
        var hash = HashOf("+5511983000005");
        await town.Db.Change("insert into suppressed (hash, reason) values ($1, 'do_not_contact')", hash);

        (await Capture("11 98300-0005")).ShouldBeOfType<CaptureOutcome.Suppressed>();
        (await Capture("11 98300-0005", source: LeadSource.Page)).ShouldBeOfType<CaptureOutcome.Suppressed>();
        var id = (await Capture("5511983000005", source: LeadSource.WhatsApp)).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;

        (await town.Value<string>("select concat_ws(' ', entry, opted_out_at is not null) from leads where id = $1", id)).ShouldBe("opted_out t");
        (await town.Value<long>("select count(*) from suppressed where hash = $1", hash)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_by_a_link_is_answered_by_its_campaign_and_waits_for_nobody()
    {
        var link = new ChatLink(Guid.CreateVersion7(), "K7Q2MX", town.Campaign, StoreId: null, ["BALCÃO"], ["Oi!"]);
        NewLead person = new() { GivenName = "Iara", GivenPhone = "+5511983000006", Source = LeadSource.WhatsApp };
        var outcome = (await town.Door.Capture(link.Brings(person, "wamid.link", "Oi! (K7Q2MX)"))).ShouldBeOfType<CaptureOutcome.Recorded>();
        outcome.Entry.ShouldBe(Entry.Enrolled);
        await town.Lead(outcome.LeadId).Receive(
            new("wamid.link", PhoneId: null, "text", "Oi!", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false) { IsAnsweredByCampaign = true });

        await town.Settles(outcome.LeadId, "accepted");
        (await town.Value<string>("select concat_ws(' ', waiting_since is null, last_inbound_at is not null) from leads where id = $1", outcome.LeadId)).ShouldBe("t t");
        (await town.Value<long>("select count(*) from inbound where lead_id = $1", outcome.LeadId)).ShouldBe(1);
    }

    private byte[] HashOf(string number) => town.ErasedKey.Hash(number);

    private Task<CaptureOutcome> Capture(
        string phone, string source = LeadSource.Api, string? key = null, Arrival? arrival = null, ConsentGiven? consent = null) =>
        town.Door.Capture(new() { GivenName = "Nina", GivenPhone = phone, Source = source, Key = key, Arrival = arrival, Consent = consent });
}
