using Konquista.Messages;
using Konquista.Phones;

namespace Konquista.Sequences;

/// <summary>What a number of ours is for, whether it works, and how it leaves: asked of its grain, seen by whoever chooses a number.</summary>
public sealed class PhoneOrderTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_number_for_answers_is_chosen_by_no_campaign_and_any_other_is()
    {
        var (phone, store) = await StoreWithPhone("5511900000201");
        (await Chosen(store)).ShouldBe(phone);
        (await Save(phone, "5511900000201", store, PhonePurpose.Answers)).ShouldBeNull();
        (await Chosen(store)).ShouldBe(town.Hub);
        (await Save(phone, "5511900000201", store, PhonePurpose.Both)).ShouldBeNull();
        (await Chosen(store)).ShouldBe(phone);
    }

    [Fact]
    public async Task A_number_is_not_removed_while_messages_wait_for_it()
    {
        var (phone, store) = await StoreWithPhone("5511900000202");
        await Message(phone, "planned");
        var sending = await Message(phone, "sending");
        (await Phone(phone).Remove("test")).ShouldBe(2);
        (await town.Value<bool>("select removed_at is null from phones where id = $1", phone)).ShouldBeTrue();

        await town.Db.Change($"update messages set state = 'cancelled' where phone_id = '{phone}'");
        (await Phone(phone).Remove("ana@konquista.test")).ShouldBe(0);
        (await town.Value<bool>("select removed_at is not null from phones where id = $1", phone)).ShouldBeTrue();
        (await Chosen(store)).ShouldBe(town.Hub);
        (await town.Value<string>("select actor from feed where kind = 'phone.removed' and phone_id = $1", phone)).ShouldBe("ana@konquista.test");
        (await town.Value<string>("select state from messages where id = $1", sending)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_removed_number_may_come_again_and_the_old_one_takes_no_orders()
    {
        var (phone, store) = await StoreWithPhone("5511900000203");
        (await Save(Guid.CreateVersion7(), "5511900000203", store)).ShouldBe(PhoneProblem.NumberTaken);
        await Phone(phone).Remove("test");
        (await Save(phone, "5511900000203", store)).ShouldBe(PhoneProblem.Removed);
        var anew = Guid.CreateVersion7();
        (await Save(anew, "5511900000203", store)).ShouldBeNull();
        (await Chosen(store)).ShouldBe(anew);
    }

    [Fact]
    public async Task Who_looked_at_an_older_state_changes_nothing_and_a_pause_is_no_such_change()
    {
        var (phone, store) = await StoreWithPhone("5511900000204");
        await Phone(phone).Pause("test");
        (await Save(phone, "5511900000204", store, name: "Primeiro", version: 1)).ShouldBeNull();
        (await Save(phone, "5511900000204", store, name: "Segundo", version: 1)).ShouldBe(PhoneProblem.Stale);
        (await town.Value<string>("select name from phones where id = $1", phone)).ShouldBe("Primeiro");
        (await town.Value<string>("select data -> 'after' ->> 'name' from feed where kind = 'phone.changed' and phone_id = $1 order by id desc limit 1", phone))
            .ShouldBe("Primeiro");
    }

    [Fact]
    public async Task What_the_provider_said_of_a_number_is_kept_until_it_is_saved_again()
    {
        var (phone, store) = await StoreWithPhone("5511900000205", provider: "cloud_api", token: "bad-token");
        (await Phone(phone).Check()).ShouldBe(new(Works: false, "190"));
        (await town.Value<string>("select check_problem from phones where id = $1 and not check_works and checked_at is not null", phone)).ShouldBe("190");
        await Save(phone, "5511900000205", store, provider: "cloud_api", token: "good-token");
        (await town.Value<bool>("select checked_at is null from phones where id = $1", phone)).ShouldBeTrue();
        (await Phone(phone).Check()).Works.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_number_that_fails_gets_nobody_until_it_works_and_is_resumed()
    {
        var (phone, store) = (Guid.CreateVersion7(), await Store("5511900000208"));
        (await Save(phone, "5511900000208", store, provider: "cloud_api", token: "bad-token", paused: true)).ShouldBeNull();
        (await Phone(phone).Check()).Works.ShouldBeFalse();
        (await Chosen(store)).ShouldBe(town.Hub);

        (await Save(phone, "5511900000208", store, provider: "cloud_api", token: "good-token")).ShouldBeNull();
        (await town.Value<bool>("select paused_at is not null from phones where id = $1", phone)).ShouldBeTrue();
        (await Phone(phone).Check()).Works.ShouldBeTrue();
        await Phone(phone).Resume("test");
        (await Chosen(store)).ShouldBe(phone);
        (await Save(phone, "5511900000208", store, provider: "cloud_api", token: "good-token", paused: true)).ShouldBeNull();
        (await town.Value<bool>("select paused_at is null from phones where id = $1", phone)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_that_is_kept_goes_to_no_other_address()
    {
        var (phone, store) = await StoreWithPhone("5511900000207");
        (await Save(phone, "5511900000207", store, token: null)).ShouldBeNull();
        (await Save(phone, "5511900000207", store, token: null, address: "http://127.0.0.1:9/")).ShouldBe(PhoneProblem.TokenMissing);
        (await Save(phone, "5511900000207", store, token: null, provider: "cloud_api")).ShouldBe(PhoneProblem.TokenMissing);
    }

    [Fact]
    public async Task An_uncertain_message_of_a_removed_number_is_repeated_by_another()
    {
        var lead = await town.Capture("Hugo", "11 98000-0206");
        await town.Lead(lead).Wake();
        await town.Settles(lead, "accepted");
        var (phone, _) = await StoreWithPhone("5511900000206");
        await Phone(phone).Remove("test");
        await town.Db.Change($"update messages set phone_id = '{phone}', state = 'uncertain' where lead_id = '{lead}'");
        var message = await town.Value<Guid>("select id from messages where lead_id = $1", lead);

        (await town.Lead(lead).Settle(message, Settlement.SendAgain, "test")).ShouldBeTrue();

        (await town.Value<Guid>("select phone_id from messages where replaces = $1", message)).ShouldBe(town.Hub);
    }

    private IPhoneGrain Phone(Guid id) => town.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id));

    private async Task<Guid?> Chosen(Guid store)
    {
        using var roster = new PhoneRoster(town.Db);
        return (await roster.Choose(Guid.CreateVersion7(), known: null, store, town.Campaign)).PhoneId;
    }

    private Task<Guid> Store(string name) =>
        town.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), $1, $1) returning id", name);

    private async Task<(Guid Phone, Guid Store)> StoreWithPhone(string number, string provider = "social_hub", string token = "good-token")
    {
        var store = await Store(number);
        var phone = Guid.CreateVersion7();
        (await Save(phone, number, store, provider: provider, token: token)).ShouldBeNull();
        return (phone, store);
    }

    private Task<PhoneProblem?> Save(Guid id, string number, Guid store, PhonePurpose purpose = PhonePurpose.Both, string? name = null,
        int? version = null, string provider = "social_hub", string? token = "good-token", string? address = null, bool paused = false) => Phone(id).Register(new()
        {
            Name = name ?? number,
            Number = $"+{number}",
            Provider = provider,
            Account = provider == "cloud_api" ? number : "",
            BaseUrl = address ?? town.Sandbox.Http.BaseAddress!.ToString(),
            Token = token,
            StoreId = store,
            Sandbox = true,
            Purpose = purpose,
            Version = version,
            BeginsPaused = paused,
            By = "test",
        });

    private async Task<Guid> Message(Guid phone, string state) => await town.Value<Guid>("""
        insert into messages (id, month, kind, lead_id, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at, claimed_at)
        values (gen_random_uuid(), '2026-03-01', 'manual', gen_random_uuid(), $1, $2, '2026-03-05', '2026-03-05', '2026-03-05', '2026-03-06', '2026-03-02', '2026-03-02')
        returning id
        """, phone, state);
}
