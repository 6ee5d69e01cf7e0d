using System.Net;
using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;

namespace Konquista.GraphQL;

/// <summary>Those who may sign in are asked in, changed and kept out by programs as on the site: by owners alone.</summary>
public sealed class UserMutationTests(TestDatabase database)
{
    private const string Answer = "{ user { id name role disabledAt seen store { name } } problem { code field detail } }";
    private const string Invited = "{ invitation { id email role mail storeName } path problem { code field detail } }";

    [Fact]
    public async Task Somebody_is_asked_in_and_comes_by_the_path_that_is_told_once()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var asked = await client.Change($$"""inviteUser(input: { email: "bia@x.test", name: "Bia", role: ATTENDANT }) {{Invited}}""");
        asked.GetProperty("invitation").GetProperty("mail").GetString().ShouldBe("NONE");
        (await client.Change($$"""inviteUser(input: { email: "BIA@x.test", name: "Bia", role: ATTENDANT }) {{Invited}}""")).Problem().ShouldBe("NAME_TAKEN email");

        var id = asked.GetProperty("invitation").GetProperty("id").GetString();
        var again = await client.Change($$"""renewInvitation(id: "{{id}}") {{Invited}}""");
        using (var guest = host.Anonymous())
        {
            using var old = await guest.GetAsync(asked.GetProperty("path").GetString(), TestContext.Current.CancellationToken);
            (await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("bia@x.test");
            using var opened = await guest.GetAsync(again.GetProperty("path").GetString(), TestContext.Current.CancellationToken);
            opened.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("bia@x.test");
        }

        (await client.Data("{ invitations { email } }")).GetProperty("invitations").GetArrayLength().ShouldBe(1);
        (await client.Change($$"""withdrawInvitation(id: "{{id}}") { done problem { code } }""")).GetProperty("done").GetBoolean().ShouldBeTrue();
        (await client.Change($$"""withdrawInvitation(id: "{{id}}") { done problem { code } }""")).Problem().ShouldBe("NOT_FOUND");
        (await client.Change($$"""renewInvitation(id: "{{id}}") {{Invited}}""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Role_and_unit_are_changed_by_who_has_seen_the_person_as_they_are()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var other = await host.SignedInAs(Role.Attendant);
        var id = await host.Value<Guid>("select id from auth.users where email like 'attendant-%'");
        var seen = (await client.Data($$"""{ user(id: "{{id}}") { seen role } }""")).GetProperty("user").GetProperty("seen").GetString();
        var store = await host.Value<Guid>("select md5('s')::uuid");

        var saved = await client.Change($$"""saveUser(id: "{{id}}", seen: "{{seen}}", input: { name: "Bia", role: MANAGER, storeId: "{{store}}" }) {{Answer}}""");
        saved.Problem().ShouldBe("");
        saved.GetProperty("user").GetProperty("role").GetString().ShouldBe("MANAGER");
        saved.GetProperty("user").GetProperty("store").GetProperty("name").GetString().ShouldBe("Moema");
        (await client.Change($$"""saveUser(id: "{{id}}", seen: "{{seen}}", input: { name: "Bia", role: OWNER }) {{Answer}}""")).Problem().ShouldBe("STALE");
        (await client.Change($$"""saveUser(id: "{{id}}", seen: "x", input: { name: "", role: OWNER }) {{Answer}}""")).Problem().ShouldBe("INVALID name");
        (await client.Change($$"""saveUser(id: "{{id}}", seen: "x", input: { name: "B", role: OWNER, storeId: "{{id}}" }) {{Answer}}""")).Problem().ShouldBe("INVALID storeId");
        (await client.Change($$"""saveUser(id: "{{store}}", seen: "x", input: { name: "B", role: OWNER }) {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Somebody_is_kept_out_and_let_in_again_but_not_oneself_and_never_the_last_owner()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var other = await host.SignedInAs(Role.Viewer);
        var id = await host.Value<Guid>("select id from auth.users where email like 'viewer-%'");
        (await client.Change($$"""disableUser(id: "{{id}}") {{Answer}}""")).GetProperty("user").GetProperty("disabledAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await host.Value<long>($"select count(*) from sessions where user_id = '{id}' and ended_at is null")).ShouldBe(0);
        (await client.Change($$"""enableUser(id: "{{id}}") {{Answer}}""")).GetProperty("user").GetProperty("disabledAt").ValueKind.ShouldBe(JsonValueKind.Null);

        var me = await host.Value<Guid>("select m.user_id from auth.user_roles m join auth.roles r on r.id = m.role_id where r.name = 'owner'");
        (await client.Change($$"""disableUser(id: "{{me}}") {{Answer}}""")).Problem().ShouldBe("OUT_OF_TURN");
        using var program = host.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", await ApiDesk.TokenOf(host, "admin@", Permission.See, Permission.Users));
        (await program.Change($$"""disableUser(id: "{{me}}") {{Answer}}""")).Problem().ShouldBe("OUT_OF_TURN");
        var seen = (await client.Data($$"""{ user(id: "{{me}}") { seen } }""")).GetProperty("user").GetProperty("seen").GetString();
        (await client.Change($$"""saveUser(id: "{{me}}", seen: "{{seen}}", input: { name: "Eu", role: VIEWER }) {{Answer}}""")).Problem().ShouldBe("IN_USE");
        (await client.Change($$"""disableUser(id: "{{Guid.Empty}}") {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task An_address_or_language_that_cannot_be_is_said()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await client.Change($$"""inviteUser(input: { email: "", name: "Bia", role: VIEWER }) {{Invited}}""")).Problem().ShouldBe("INVALID email");
        (await client.Change($$"""inviteUser(input: { email: "bia", name: "Bia", role: VIEWER }) {{Invited}}""")).Problem().ShouldBe("INVALID email");
        (await client.Change($$"""inviteUser(input: { email: "bia@x.test", name: "Bia", role: VIEWER, language: "fr" }) {{Invited}}""")).Problem().ShouldBe("INVALID language");
        (await host.Value<long>("select count(*) from invitations")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_but_owners_reads_or_changes_people()
    {
        await using var host = await WebHost.On(database);
        using var manager = await host.SignedInAs(Role.Manager);
        string[] questions =
        [
            "{ users { email } }", "{ invitations { email } }", $$"""mutation { disableUser(id: "{{Guid.Empty}}") { problem { code } } }""",
            """mutation { inviteUser(input: { email: "a@x.test", name: "A", role: OWNER }) { problem { code } } }""",
        ];
        foreach (var question in questions)
        {
            (await manager.Refusal(question)).ShouldBe("FORBIDDEN", question);
        }
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.Run("insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA')");
        return host;
    }
}
