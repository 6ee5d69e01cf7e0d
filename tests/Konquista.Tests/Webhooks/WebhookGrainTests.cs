using System.Globalization;
using Konquista.Feed;
using Konquista.Leads;
using Konquista.Sequences;
using Microsoft.AspNetCore.Http;

namespace Konquista.Webhooks;

/// <summary>A webhook is told of every fact it asked for, signed, until it takes it; whoever cannot be reached keeps nobody else waiting.</summary>
public sealed class WebhookGrainTests(Town town) : IClassFixture<Town>, IAsyncLifetime
{
    private static int _numbers = 81_000_000;
    private static int _tests;

    // The clock of the grains never goes back: each test begins after those before it.
    private readonly DateTimeOffset _begin = Town.MondayMorning.AddDays(7 * Interlocked.Increment(ref _tests));

    private readonly Guid _id = Guid.CreateVersion7();
    private WebhookReceiver _receiver = null!;

    private IWebhookGrain Webhook => town.Grains.GetGrain<IWebhookGrain>(GrainKey.Webhook(_id));

    public async ValueTask InitializeAsync()
    {
        await town.SetTime(_begin);
        _receiver = await WebhookReceiver.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Webhook.Remove("ana");
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_fact_is_told_once_signed_and_under_its_cursor()
    {
        var secret = await Add();
        var lead = await Person();
        await Told(1);

        var told = _receiver.Of("lead.captured").Single();
        told.IsSignedBy(secret).ShouldBeTrue();
        told.Json.GetProperty("leadId").GetGuid().ShouldBe(lead);
        told.Json.GetProperty("id").GetString().ShouldBe(told.Id);
        told.Body.ShouldNotContain("Ana");
        FeedCursor.TryParse(told.Id, out var cursor).ShouldBeTrue();
        (await town.Value<Guid>("select lead_id from feed where id = $1 and kind = 'lead.captured'", cursor.Id)).ShouldBe(lead);
        (await Deliveries()).ShouldBe("1 delivered 1");
    }

    [Fact]
    public async Task What_is_not_taken_is_told_again_under_the_same_id_until_it_is()
    {
        _receiver.AnswersWith(500);
        await Add();
        await Person();
        await Told(1);
        await Town.Eventually(async () => await Deliveries() is "1 waiting 1" ? null : await Deliveries());
        _receiver.AnswersWith(204);
        await town.SetTime(_begin.AddSeconds(30));

        await Told(2);
        _receiver.All.Select(one => one.Id).Distinct().ShouldHaveSingleItem();
        await Town.Eventually(async () => await Deliveries() is "1 delivered 2" ? null : await Deliveries());
        (await town.Db.All<string>("select concat_ws(' ', a.no, a.status, a.answer) from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id where d.webhook_id = $1 order by a.no", _id))
            .ShouldBe(["1 500 ", "2 204 "]);
    }

    [Fact]
    public async Task After_three_days_it_has_failed_and_somebody_can_send_it_again()
    {
        _receiver.AnswersWith(503);
        await Add();
        await Person();
        for (var hours = 0; hours <= 96 && await Deliveries() is not ['1', ' ', 'f', ..]; hours += 6)
        {
            await town.SetTime(_begin.AddHours(hours));
            var before = _receiver.All.Count;
            await town.Db.Change("update webhook_deliveries set due_at = product_now() where webhook_id = $1 and state = 'waiting'", _id);
            await Webhook.Resume("ana");
            await Town.Eventually(async () => _receiver.All.Count > before && await Recorded() ? null : await Deliveries());
        }

        (await Deliveries()).ShouldStartWith("1 failed");
        _receiver.AnswersWith(200);
        (await Webhook.Resend(deliveryId: null, "ana")).ShouldBe(1);
        await Webhook.Resume("ana");
        await Town.Eventually(async () => (await Deliveries()).StartsWith("1 delivered", StringComparison.Ordinal) ? null : await Deliveries());
        (await town.Value<long>("select count(*) from feed where kind = 'webhook.resent' and actor = 'ana' and data ->> 'total' = '1' and data ->> 'name' = $1", _id.ToString("N"))).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_takes_nothing_for_a_day_is_paused_with_a_fact_and_goes_on_where_it_stopped()
    {
        _receiver.AnswersWith(500);
        await Add();
        await Person();
        for (var hours = 0; hours <= 48 && await Paused() is "not"; hours += 4)
        {
            await town.SetTime(_begin.AddHours(hours));
            var before = _receiver.All.Count;
            await town.Db.Change("update webhook_deliveries set due_at = product_now() where webhook_id = $1 and state = 'waiting'", _id);
            await Town.Eventually(async () => (_receiver.All.Count > before && await Recorded()) || await Paused() is not "not" ? null : await Deliveries());
        }

        await Town.Eventually(async () => await Paused() is "failing" ? null : await Paused());
        (await town.Value<string>("select data -> 'after' ->> 'paused' from feed where kind = 'webhook.paused' order by id desc limit 1")).ShouldBe("failing");
        await Person();
        _receiver.AnswersWith(200);
        var told = _receiver.All.Count;
        await Webhook.Resume("ana");
        await Town.Eventually(() => Task.FromResult(_receiver.All.Count >= told + 2 ? null : "not both"));
        await Town.Eventually(async () => await Deliveries() is ['2', ' ', 'd', ..] ? null : await Deliveries());
    }

    [Fact]
    public async Task An_address_that_is_gone_is_paused_at_once()
    {
        _receiver.AnswersWith(StatusCodes.Status410Gone);
        await Add();
        await Person();
        await Town.Eventually(async () => await Paused() is "gone" ? null : await Paused());
        _receiver.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_secret_signs_at_once_and_the_old_one_for_a_day_more()
    {
        var old = await Add();
        var renewed = (await Webhook.Renew("ana"))!;
        (await Webhook.Test())!.IsTaken.ShouldBeTrue();
        _receiver.All[0].ShouldSatisfyAllConditions(one => one.IsSignedBy(old).ShouldBeTrue(), one => one.IsSignedBy(renewed).ShouldBeTrue());

        await town.SetTime(_begin.AddHours(25));
        (await Webhook.Test())!.IsTaken.ShouldBeTrue();
        _receiver.All[1].ShouldSatisfyAllConditions(one => one.IsSignedBy(old).ShouldBeFalse(), one => one.IsSignedBy(renewed).ShouldBeTrue());
    }

    [Fact]
    public async Task Names_numbers_and_texts_are_told_only_where_they_are_asked_for_and_never_of_the_erased()
    {
        await Add(withPeople: true, "lead.captured", "lead.erased");
        var lead = await Person();
        await Told(1);
        var person = _receiver.All[0].Json.GetProperty("lead");
        person.GetProperty("name").GetString().ShouldBe("Ana");
        person.GetProperty("phone").GetString().ShouldStartWith("+5511");

        _receiver.AnswersWith(500);
        await Webhook.Resend(await town.Value<long>("select id from webhook_deliveries where webhook_id = $1", _id), "ana");
        await town.Lead(lead).Erase("ana");
        _receiver.AnswersWith(200);
        await town.SetTime(_begin.AddMinutes(5));
        await Town.Eventually(async () => await Deliveries() is ['2', ' ', 'd', ..] ? null : await Deliveries());
        _receiver.All[^1].Body.ShouldNotContain("Ana");
        (await town.Value<long>("select count(*) from webhook_deliveries where webhook_id = $1 and payload::text like '%Ana%'", _id)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_store_only_what_its_leads_do_is_told()
    {
        var store = Guid.CreateVersion7();
        await town.Db.Change("insert into stores (id, name, tag) values ($1, $2, $2)", store, store.ToString("N")[..12].ToUpperInvariant());
        (await Webhook.Save(Draft() with { StoreId = store }, 0, "ana")).Problem.ShouldBeNull();
        var theirs = await Person();
        await town.Db.Change("update leads set store_id = $2, version = version + 1 where id = $1", await Person(), store);
        (await Webhook.Save(Draft() with { StoreId = store, Events = ["lead.captured", "lead.paused"] }, 1, "ana")).Problem.ShouldBeNull();
        await town.Lead(theirs).Note(new(LeadNoteKind.Paused, "ana"));
        var ours = await town.Value<Guid>("select id from leads where store_id = $1", store);
        await town.Lead(ours).Note(new(LeadNoteKind.Paused, "ana"));
        await Town.Eventually(() => Task.FromResult(_receiver.Of("lead.paused").Any() ? null : "not told"));
        _receiver.All.Select(one => one.Json.GetProperty("leadId").GetGuid()).ShouldAllBe(lead => lead == ours);
    }

    [Fact]
    public async Task One_whose_secret_cannot_be_opened_sends_nothing_and_says_so_until_it_has_another()
    {
        await Add();
        await town.Db.Change("update webhooks set secret = '\\x01' where id = $1", _id);
        await Person();
        await Town.Eventually(async () => await Paused() is "sealed" ? null : await Paused());
        (await Webhook.Test()).ShouldBeNull();
        _receiver.All.ShouldBeEmpty();

        var secret = (await Webhook.Renew("ana"))!;
        await Webhook.Resume("ana");
        await Told(1);
        _receiver.All[0].IsSignedBy(secret).ShouldBeTrue();
    }

    // As FeedEra does it when a database was restored into a server whose transaction ids are lower.
    [Fact]
    public async Task After_a_restore_nothing_is_told_again_and_nothing_new_is_missed()
    {
        await Add();
        await Person();
        await Told(1);
        await Town.Eventually(async () => await Deliveries() is "1 delivered 1" ? null : await Deliveries());
        await Webhook.Pause("ana");
        await town.Db.Change("with kept as (update feed set xid = '0') update feed_era set era = era + 1");
        var lead = await Person();
        await Webhook.Resume("ana");

        await Told(2);
        await Town.Eventually(async () => await Deliveries() is "2 delivered 2" ? null : await Deliveries());
        _receiver.All[1].Json.GetProperty("leadId").GetGuid().ShouldBe(lead);
        FeedCursor.TryParse(_receiver.All[1].Id, out var cursor).ShouldBeTrue();
        cursor.Era.ShouldBe(await town.Value<int>("select era from feed_era"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_two_who_change_it_at_once_are_told()
    {
        await Add();
        (await Webhook.Save(Draft() with { Name = " " }, 1, "ana")).Problem.ShouldBe(WebhookProblem.NameMissing);
        (await Webhook.Save(Draft() with { Events = ["everything"] }, 1, "ana")).Problem.ShouldBe(WebhookProblem.EventsMissing);
        (await Webhook.Save(Draft() with { Url = "gopher://x" }, 1, "ana")).Problem.ShouldBe(WebhookProblem.AddressInvalid);
        (await Webhook.Save(Draft() with { StoreId = Guid.CreateVersion7() }, 1, "ana")).Problem.ShouldBe(WebhookProblem.StoreUnknown);
        (await Webhook.Save(Draft(), 1, "ana")).Problem.ShouldBeNull();
        (await Webhook.Save(Draft(), 1, "bia")).Problem.ShouldBe(WebhookProblem.Stale);
        (await Webhook.Save(Draft(), 0, "bia")).Problem.ShouldNotBeNull();
        var other = town.Grains.GetGrain<IWebhookGrain>(GrainKey.Webhook(Guid.CreateVersion7()));
        (await other.Save(Draft(), 0, "bia")).Problem.ShouldBe(WebhookProblem.NameTaken);
        (await other.Test()).ShouldBeNull();
    }

    private async Task<string> Add(bool withPeople = false, params string[] events)
    {
        var saved = await Webhook.Save(Draft() with { WithPeople = withPeople, Events = events is [] ? ["lead.captured"] : events }, 0, "ana");
        saved.Problem.ShouldBeNull();
        return saved.Secret!;
    }

    private WebhookDraft Draft() => new() { Name = _id.ToString("N"), Url = _receiver.Address.ToString(), Events = ["lead.captured"] };

    private Task<Guid> Person() => town.Capture("Ana", string.Create(CultureInfo.InvariantCulture, $"+55119{Interlocked.Increment(ref _numbers)}"));

    private Task Told(int times) => Town.Eventually(() => Task.FromResult(_receiver.All.Count >= times ? null : $"told {_receiver.All.Count} times"));

    private Task<string> Deliveries() => town.Value<string>(
        "select coalesce(concat_ws(' ', count(*), min(state), sum(attempts)), '') from webhook_deliveries where webhook_id = $1", _id);

    private Task<string> Paused() => town.Value<string>("select coalesce(max(pause_reason), 'not') from webhooks where id = $1", _id);

    private async Task<bool> Recorded() =>
        await town.Value<long>("select count(*) from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id where d.webhook_id = $1", _id) == _receiver.All.Count;
}
