using System.Net;
using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

/// <summary>What visitors send over HTTP, honestly, wrongly or by a program, while no silo answers: nobody is lost, and nothing is believed.</summary>
public sealed class PostTests(TestDatabase database)
{
    private const string Kept = "select count(*) from landing_posts";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_visitor_sends_is_kept_with_the_trail_that_led_them_here()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor(referrer: "instagram.com");
        using var answer = await LandingDesk.Send(visitor, new() { ["Remark"] = " Quero <b>hoje</b> " }, "?utm_source=Meta&utm_campaign=agosto&gclid=abc&other=x");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith(LandingDesk.Path + "/thanks/");
        var post = KeptPost.Read(await desk.Host.Value<string>("select person::text from landing_posts"));
        post.ShouldSatisfyAllConditions(
            () => (post.Name, post.Phone).ShouldBe(("Ana Souza", "+5511987654321")),
            () => post.Tags.ShouldBe(["Botox"]),
            () => (post.Arrival.PageId, post.Arrival.UtmSource, post.Arrival.UtmCampaign, post.Arrival.Referrer).ShouldBe((desk.Page, "meta", "agosto", "instagram.com")),
            () => post.Arrival.ClickIds.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["gclid"] = "abc" }),
            () => post.Arrival.Remark.ShouldBe("Quero <b>hoje</b>"),
            () => post.Consent.ShouldStartWith("Concordo em receber mensagens"),
            () => post.Evidence["version"].ShouldBe("1"));
    }

    [Fact]
    public async Task A_double_click_is_one_and_gets_the_same_answer()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        var answers = await Task.WhenAll(LandingDesk.Send(visitor), LandingDesk.Send(visitor, new() { ["Phone"] = "+55 11 98765 4321" }));

        answers[0].Headers.Location.ShouldBe(answers[1].Headers.Location);
        (await desk.Host.Value<long>(Kept)).ShouldBe(1);
        (await desk.Host.Value<long>("select count(*) from chat_codes where lead_id is null")).ShouldBe(1);
    }

    [Theory]
    [InlineData("Name", "", "Escreva seu nome com letras.")]
    [InlineData("Name", "😀😀😀", "Escreva seu nome com letras.")]
    [InlineData("Name", "long", "O nome ficou longo demais")]
    [InlineData("Phone", "", "Escreva seu WhatsApp com DDD.")]
    [InlineData("Phone", "98765-4321", "Faltou o DDD.")]
    [InlineData("Phone", "(20) 98765-4321", "Este DDD não existe.")]
    [InlineData("Phone", "<script>", "Este número não parece certo.")]
    [InlineData("Choice", "Carro", "Escolha uma das opções.")]
    [InlineData("Remark", "long", "O texto ficou longo demais")]
    [InlineData("Consent", "", "Marque que concorda")]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(string field, string value, string sentence)
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        using var answer = await LandingDesk.Send(visitor, new() { [field] = value == "long" ? new('a', 1001) : value });

        var html = await LandingDesk.Refused(answer);
        html.ShouldContain(sentence);
        html.Split(" autofocus=").Length.ShouldBe(2);
        html[html.IndexOf($" name=\"{field}\"", StringComparison.Ordinal)..].Split("</div>")[0].ShouldContain(" autofocus=");
        html.ShouldContain(field == "Phone" ? "value=\"Ana Souza\"" : "value=\"(11) 98765-4321\"");
        (await desk.Host.Value<long>(Kept)).ShouldBe(0);
    }

    [Theory, InlineData("Ana 💛 Souza"), InlineData("<script>alert('x')</script>"), InlineData("ninety")]
    public async Task An_unusual_name_is_taken_as_it_is(string name)
    {
        var given = name == "ninety" ? new string('é', 90) : name;
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        using var answer = await LandingDesk.Send(visitor, new() { ["Name"] = given });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        KeptPost.Read(await desk.Host.Value<string>("select person::text from landing_posts")).Name.ShouldBe(given);
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_thanked_and_forgotten()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        using var answer = await LandingDesk.Send(visitor, new() { ["Website"] = "https://spam.test" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith(LandingDesk.Path + "/thanks/");
        (await desk.Host.Value<long>(Kept)).ShouldBe(0);
        await Sequences.Town.Eventually(async () => await desk.Host.Value<long>("select coalesce(sum(refused), 0)::bigint from landing_visits") == 1 ? null : "not counted");
    }

    [Theory, InlineData(0), InlineData(null)]
    public async Task Who_sends_without_having_read_is_asked_once_more(int? seconds)
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = seconds is { } ago ? desk.Visitor(seconds: ago) : desk.Host.Anonymous();
        using var answer = await LandingDesk.Send(visitor);

        var html = await LandingDesk.Refused(answer);
        html.ShouldContain("toque no botão mais uma vez");
        html.ShouldContain("value=\"Ana Souza\"");
        html.ShouldContain("name=\"Mark\"");
        html.ShouldContain("role=\"alert\" tabindex=\"-1\" autofocus=\"autofocus\"");
        html.IndexOf("<form", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<h1", StringComparison.Ordinal));
        (await desk.Host.Value<long>(Kept)).ShouldBe(0);
        await desk.Of<Visits>().StopAsync(Cancel);
        (await desk.Host.Value<long>("select coalesce(sum(refused), 0)::bigint from landing_visits")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_keeps_no_cookies_is_known_by_the_mark_in_the_page()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = desk.Host.Anonymous();
        var mark = desk.Of<VisitMark>().Write(new(TimeProvider.System.GetUtcNow().AddSeconds(-10), Referrer: null));
        using var answer = await LandingDesk.Send(client, new() { ["Mark"] = mark });
        using var forged = await LandingDesk.Send(client, new() { ["Mark"] = mark[..^4] + "AAAA" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        forged.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Too_many_forms_from_one_address_are_asked_to_wait()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 22; tries++)
        {
            using var answer = await LandingDesk.Send(visitor, new() { ["Phone"] = "" });
            answers.Add(answer.StatusCode);
        }

        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(2);
    }

    [Fact]
    public async Task The_thanks_lead_on_to_WhatsApp_with_the_code()
    {
        await using var desk = await LandingDesk.Open(database, form => form.Content.ToWhatsApp = true);
        await desk.Host.Run($"""
            insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA');
            insert into phones (id, name, number, provider, base_url, token_cipher, store_id)
            select gen_random_uuid(), 'Recepção', '+5511999990001', 'social_hub', 'http://127.0.0.1:1', '', id from stores;
            update landing_pages set store_id = (select id from stores)
            """);
        using var visitor = desk.Visitor();
        using var sent = await LandingDesk.Send(visitor);
        using var thanks = await visitor.GetAsync(sent.Headers.Location, Cancel);

        var code = await desk.Host.Value<string>("select code from chat_codes");
        thanks.Headers.GetValues("Refresh").Single().ShouldBe(
            "0; url=https://wa.me/5511999990001?text=" + Uri.EscapeDataString($"Oi! Acabei de me cadastrar no site (código {code})"));
        (await thanks.Content.ReadAsStringAsync(Cancel)).ShouldContain("Recebemos o seu pedido!");
    }

    [Fact]
    public async Task Who_comes_to_the_thanks_by_no_code_may_write_too_and_is_promised_nothing()
    {
        await using var desk = await LandingDesk.Open(database, form => form.Content.Thanks = null);
        await desk.Host.Run("""
            insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA');
            insert into phones (id, name, number, provider, base_url, token_cipher, store_id)
            select gen_random_uuid(), 'Recepção', '+5511999990001', 'social_hub', 'http://127.0.0.1:1', '', id from stores;
            update landing_pages set store_id = (select id from stores)
            """);
        using var visitor = desk.Visitor();
        var html = WebUtility.HtmlDecode(await visitor.GetStringAsync(LandingDesk.Path + "/thanks", Cancel));

        html.ShouldContain("https://wa.me/5511999990001?text=");
        html.ShouldNotContain("chamamos");
    }

    [Fact]
    public async Task A_number_in_digits_of_another_script_is_read()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        using var answer = await LandingDesk.Send(visitor, new() { ["Phone"] = "١١ ٩٨٧٦٥-٤٣٢١" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        KeptPost.Read(await desk.Host.Value<string>("select person::text from landing_posts")).Phone.ShouldBe("+5511987654321");
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_not_read()
    {
        await using var desk = await LandingDesk.Open(database);
        using var visitor = desk.Visitor();
        using var answer = await LandingDesk.Send(visitor, new() { ["Name"] = new('a', 100_000) });

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await desk.Host.Value<long>(Kept)).ShouldBe(0);
    }
}
