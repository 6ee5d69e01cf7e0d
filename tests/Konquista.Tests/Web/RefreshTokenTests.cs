using System.Net;

namespace Konquista.Web;

/// <summary>Tokens that refresh: each is good once, and a copy ends them all.</summary>
public sealed class RefreshTokenTests(TestDatabase database)
{
    [Fact]
    public async Task Each_use_gives_another_and_what_was_asked_for_at_first_stays()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var given = await desk.Grant(HttpStatusCode.OK, ("grant_type", "client_credentials"), ("scope", "see"));
        for (var times = 0; times < 3; times++)
        {
            var next = await desk.Refresh(given.GetProperty("refresh_token").GetString()!);
            next.GetProperty("refresh_token").GetString().ShouldNotBe(given.GetProperty("refresh_token").GetString());
            next.GetProperty("scope").GetString().ShouldBe("see");
            await desk.Me(next.GetProperty("access_token").GetString()!);
            given = next;
        }
    }

    [Fact]
    public async Task One_that_comes_again_ends_them_all_and_is_written_down()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var first = (await desk.Grant()).GetProperty("refresh_token").GetString()!;
        var other = (await desk.Grant()).GetProperty("refresh_token").GetString()!;
        var second = (await desk.Refresh(first)).GetProperty("refresh_token").GetString()!;

        (await desk.Refresh(first, HttpStatusCode.BadRequest)).GetProperty("error").GetString().ShouldBe("invalid_grant");

        await desk.Refresh(second, HttpStatusCode.BadRequest);
        await desk.Refresh(other);
        (await host.Value<string>("select string_agg(actor || ' ' || (data ->> 'name'), ',') from feed where kind = 'client.token_reused'")).ShouldBe("ERP ERP");
    }

    [Fact]
    public async Task Of_two_at_once_one_gets_through_and_then_neither()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var first = (await desk.Grant()).GetProperty("refresh_token").GetString()!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.Ask(("grant_type", "refresh_token"), ("refresh_token", first))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await host.Value<long>("select count(*) from refresh_tokens where used_at is null")).ShouldBe(1);
        (await host.Value<bool>("select revoked_at is not null from refresh_families")).ShouldBeTrue();
        (await host.Value<long>("select count(*) from feed where kind = 'client.token_reused'")).ShouldBe(1);
    }

    [Theory, InlineData("update refresh_tokens set expires_at = now()"), InlineData("update refresh_families set revoked_at = now()"), InlineData("delete from refresh_tokens")]
    public async Task One_that_is_over_is_refused(string how)
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var first = (await desk.Grant()).GetProperty("refresh_token").GetString()!;
        await host.Run(how);

        (await desk.Refresh(first, HttpStatusCode.BadRequest)).GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task One_of_another_program_is_refused_and_stays_good()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        using var thief = await ApiDesk.At(host, name: "Outro");
        var first = (await desk.Grant()).GetProperty("refresh_token").GetString()!;

        await thief.Refresh(first, HttpStatusCode.BadRequest);

        await desk.Refresh(first);
        await thief.Refresh(first, HttpStatusCode.BadRequest);
        (await host.Value<bool>("select bool_and(revoked_at is null) from refresh_families")).ShouldBeTrue();
    }

    [Fact]
    public async Task Asking_for_more_than_there_was_is_refused_and_uses_nothing_up()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var first = (await desk.Grant(HttpStatusCode.OK, ("grant_type", "client_credentials"), ("scope", "see"))).GetProperty("refresh_token").GetString()!;

        var refused = await desk.Grant(HttpStatusCode.BadRequest, ("grant_type", "refresh_token"), ("refresh_token", first), ("scope", "see export"));

        refused.GetProperty("error").GetString().ShouldBe("invalid_scope");
        (await desk.Refresh(first)).GetProperty("scope").GetString().ShouldBe("see");
    }

    [Fact]
    public async Task What_is_kept_proves_nothing()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var first = (await desk.Grant()).GetProperty("refresh_token").GetString()!;
        (await host.Value<bool>($"select position('{first}' in t::text) > 0 from refresh_tokens t")).ShouldBeFalse();
    }
}
