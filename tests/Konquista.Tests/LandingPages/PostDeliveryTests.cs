using Konquista.Sequences;
using Konquista.Web.LandingPages;
using Konquista.Web.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace Konquista.LandingPages;

/// <summary>What visitors sent becomes leads, once, with where they came from and what they agreed to.</summary>
public sealed class PostDeliveryTests(Town town) : IClassFixture<Town>
{
    private readonly Guid _page = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PostBook Posts => new(town.Db);

    [Fact]
    public async Task A_form_becomes_a_lead_whose_first_message_goes_and_whose_code_is_theirs()
    {
        var code = await Keep("+5511988880101");
        using var delivery = Delivery();

        (await delivery.Run(Cancel)).ShouldBeTrue();

        var lead = await town.Value<Guid>("select lead_id from chat_codes where code = $1", code);
        (await town.Value<string>("select source from leads where id = $1", lead)).ShouldBe("page");
        (await town.Value<string>("select concat_ws(' ', source, page_id, utm_source, referrer) from arrivals where lead_id = $1", lead))
            .ShouldBe($"page {_page} meta instagram.com");
        (await town.Value<string>("select t.body || ' ' || (c.evidence ->> 'version') from consents c join consent_texts t on t.no = c.text_no where c.lead_id = $1", lead))
            .ShouldBe("Concordo. 3");
        (await town.Value<bool>("select person is null and done_at is not null from landing_posts where lead_id = $1", lead)).ShouldBeTrue();
        await town.Settles(lead, "accepted");
    }

    [Fact]
    public async Task What_a_process_died_with_is_taken_by_another_and_arrives_once()
    {
        var code = await Keep("+5511988880102");
        (await Posts.TakeSome(10, Cancel)).ShouldNotBeEmpty();
        using var delivery = Delivery();
        await delivery.Run(Cancel);
        (await town.Value<long>("select count(*) from chat_codes where code = $1 and lead_id is null", code)).ShouldBe(1);

        await town.Value<object>("update landing_posts set taken_until = now() - interval '1 second' where done_at is null returning 1");
        await delivery.Run(Cancel);
        await delivery.Run(Cancel);

        var lead = await town.Value<Guid>("select lead_id from chat_codes where code = $1", code);
        (await town.Value<long>("select count(*) from arrivals where lead_id = $1", lead)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_must_not_be_written_to_is_thanked_like_everybody_and_forgotten()
    {
        var code = await Keep("+5511988880103");
        await town.Value<object>("insert into suppressed (hash, reason) values ($1, 'do_not_contact') returning 1", town.ErasedKey.Hash("+5511988880103"));
        using var delivery = Delivery();

        await delivery.Run(Cancel);

        (await town.Value<long>("select count(*) from landing_posts where code = $1 and done_at is not null and lead_id is null and person is null", code)).ShouldBe(1);
        (await town.Value<long>("select count(*) from leads where phone = '+5511988880103'")).ShouldBe(0);
        (await town.Value<string>("select concat_ws(' ', source, visits, held) from landing_visits where page_id = $1", _page)).ShouldBe("meta 0 1");
    }

    private PostDelivery Delivery()
    {
        var line = new SiloLine(TimeProvider.System);
        line.Set(true);
        return new(Posts, new SendingSystem(town.Grains, line), TimeProvider.System, NullLogger<PostDelivery>.Instance);
    }

    private async Task<string> Keep(string phone)
    {
        await town.Value<object>("with p as (insert into landing_pages (id, slug, name, draft) values ($1, $1::text, 'x', '{}') on conflict do nothing) select 1", _page);
        return await Posts.Keep(new()
        {
            Name = "Ana",
            Phone = phone,
            CampaignId = town.Campaign,
            Arrival = new() { PageId = _page, UtmSource = "meta", Referrer = "instagram.com" },
            Consent = "Concordo.",
            Evidence = new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = "3" },
        }, Cancel);
    }
}
