using Konquista.Silo.Audit;

namespace Konquista.Imports;

/// <summary>An import that is undone is as if it had never been, but for what others have touched since and what was sent.</summary>
public sealed class ImportUndoTests(TestDatabase database)
{
    // All of a lead but its version, its numbers, its passages and the reminders that wake it.
    private const string Leads = """
        select md5(concat((select jsonb_agg(to_jsonb(l) - 'version' order by id) from leads l), (select jsonb_agg(to_jsonb(e) order by id) from enrollments e),
          (select jsonb_agg(to_jsonb(i) order by value) from lead_identities i), (select jsonb_agg(grain order by grain) from orleans.reminder where name = 'next')))
        """;

    private const string Phone = """
        insert into phones (id, name, number, provider, base_url, token_cipher) values (md5('phone')::uuid, 'Um', '+5511900000101', 'social_hub', 'http://127.0.0.1', '')
        """;

    // The first step to one lead, planned and, unless it only is, sent, as the grains write it.
    private const string Step = """
        with l as (
          update leads set version = version + 1 where phone = $1 returning id
        ), m as (
          insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at, expires_at,
            planned_at, claimed_at, accepted_at, attempts)
          select gen_random_uuid(), e.month, 'step', l.id, e.id, e.campaign_id, 'first', md5('phone')::uuid, $2, '2026-03-02', at, at + interval '5 hours',
            at + interval '5 hours', at, case when $2 = 'accepted' then at + interval '1 minute' end, case when $2 = 'accepted' then at + interval '2 minutes' end, 1
          from l join enrollments e on e.lead_id = l.id, (values ('2026-03-02T14:10Z'::timestamptz)) as t (at)
          returning *
        ), a as (
          insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, finished_at)
          select id, month, 1, phone_id, 1, claimed_at, now(), '', now() from m where state = 'accepted'
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id)
        select planned_at, 'message.planned', lead_id, enrollment_id, campaign_id, id, phone_id from m
        """;

    [Fact]
    public async Task Whom_it_made_go_and_whom_it_changed_are_as_before()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Execute("insert into stores (id, name, tag) values (md5('a')::uuid, 'Moema', 'MOEMA'), (md5('b')::uuid, 'Centro', 'CENTRO')");
        await scene.Import(ImportScene.People(6) + "Bia,11980000500,MOEMA\n");
        await scene.Execute("update leads set name = '', first_name = null, note = 'antes' where phone = '+5511980000001'");
        await scene.Execute("delete from enrollments where lead_id in (select id from leads where phone in ('+5511980000001', '+5511980000002'))");
        await scene.Execute("update leads set entry = 'capture_only' where phone in ('+5511980000001', '+5511980000002')");
        await scene.Execute("delete from orleans.reminder r using leads l where r.grain = 'lead/lead-' || replace(l.id::text, '-', '') and l.phone in ('+5511980000001', '+5511980000002')");
        var before = await scene.One<string>(Leads);
        var id = await scene.Upload(
            "Nome,Whatsapp,Tags,Obs\nAna Nova,11980000000,BOTOX;CENTRO,Outra\nAna 1,11980000001,OUTRA,depois\nAna 2,11980000002,,\nBia B,11980000500,CENTRO,\n"
            + string.Concat(Enumerable.Range(1000, 4500).Select(no => $"Ana,1198000{no},VIP,x\n")),
            new() { Policy = ImportPolicy.Update });
        await cluster.Run(scene, id);
        (await scene.Summary(id)).ShouldBe("done 4504 new 4500 updated 4 known 0 repeated 0 refused 0 enrolled 4502");

        await cluster.Undo(scene, id);

        (await scene.One<string>("select state from imports where id = $1", id)).ShouldBe("undone");
        (await scene.All<string>("select concat_ws(' ', outcome, reason, count(*)) from import_undone group by outcome, reason order by 1")).ShouldBe(["removed 4500", "restored 4"]);
        await cluster.Wake(scene, "+5511980000001", "+5511980000002");
        (await scene.One<string>(Leads)).ShouldBe(before);
        (await scene.One<long>("select count(*) from feed where kind = 'import.undone' and actor = 'ana'")).ShouldBe(1);
    }

    [Fact]
    public async Task Whom_something_else_has_touched_stays_and_is_sent_nothing_more()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute(Phone);
        var id = await scene.Import(ImportScene.People(7));
        await scene.Execute(Step, "+5511980000000", "accepted");
        await scene.Execute(Step, "+5511980000001", "planned");
        await Touch(scene, 2, "insert into inbound (id, lead_id, provider_id, kind, body, at, received_at) select gen_random_uuid(), id, 'x', 'text', '', now(), now() from leads where phone = $1");
        await Touch(scene, 3, "insert into feed (at, kind, lead_id, actor) select now(), 'lead.edited', id, 'bia' from leads where phone = $1");
        await Touch(scene, 4, "insert into appointments (id, lead_id, phone, status, source) select gen_random_uuid(), id, phone, 'booked', 'manual' from leads where phone = $1");
        await scene.Import(ImportScene.People(1, from: 5));

        await scene.Undo(id);

        (await scene.All<string>("""
            select concat_ws(' ', l.phone, u.reason, l.entry, e.state, e.end_reason)
            from import_undone u join leads l on l.id = u.lead_id left join enrollments e on e.lead_id = l.id order by l.phone
            """)).ShouldBe([
            "+5511980000000 messages enrolled stopped import_undone", "+5511980000002 inbound capture_only", "+5511980000003 edited capture_only",
            "+5511980000004 appointment capture_only", "+5511980000005 other_import capture_only",
        ]);
        (await scene.One<long>("select count(*) from messages")).ShouldBe(1);
        (await scene.One<long>("select count(*) from leads where version = 0")).ShouldBe(0);
        await MustAddUp(scene);
    }

    [Fact]
    public async Task What_was_changed_by_hand_since_is_left_as_it_is()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(1));
        var id = await scene.Upload("Nome,Whatsapp,Tags,Obs\nAna Nova,11980000000,BOTOX,Do arquivo\n", new() { Policy = ImportPolicy.Update });
        await cluster.Run(scene, id);
        await scene.Execute("update leads set name = 'Ana de Souza', tags = '{VIP,BOTOX,MINHA}', version = version + 1");

        await cluster.Undo(scene, id);

        (await scene.One<string>("select concat_ws('/', name, array_to_string(tags, '|'), note) from leads")).ShouldBe("Ana de Souza/VIP|MINHA/");
        (await scene.One<string>("select concat_ws(' ', outcome, reason) from import_undone")).ShouldBe("restored changed_since");
    }

    [Fact]
    public async Task Whoever_was_taken_out_comes_in_and_is_enrolled_again()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute(Phone);
        var id = await scene.Import(ImportScene.People(2));
        await scene.Execute(Step, "+5511980000000", "accepted");
        await scene.Undo(id);

        var again = await scene.Import(ImportScene.People(2));

        (await scene.Summary(again)).ShouldBe("done 2 new 1 updated 1 known 0 repeated 0 refused 0 enrolled 2");
        scene.Captured.ShouldHaveSingleItem().Lead.Enroll.ShouldBeTrue();
    }

    [Fact]
    public async Task An_undoing_that_fell_goes_on_where_it_was_and_a_rehearsal_is_nothing_to_undo()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Import(ImportScene.People(ImportUndoing.AtOnce + 10));
        await new ImportStore(scene.Source).Undo(id, "ana");
        (await new ImportUndoing(scene.Source, id).Next(TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await scene.One<long>("select count(*) from leads")).ShouldBe(10);

        await scene.Undo(id);
        (await scene.One<long>("select count(*) from leads")).ShouldBe(0);
        (await scene.One<long>("select count(*) from import_undone where outcome = 'removed'")).ShouldBe(ImportUndoing.AtOnce + 10);

        await scene.Undo(id);
        (await scene.One<string>("select state from imports")).ShouldBe("undone");
        await MustAddUp(scene);
    }

    private static async Task Touch(ImportScene scene, int no, string sql)
    {
        var phone = $"+551198000000{no}";
        await scene.Execute(sql, phone);
        await scene.Execute("update leads set version = version + 1 where phone = $1", phone);
    }

    private static async Task MustAddUp(ImportScene scene)
    {
        var report = await new AuditRun(scene.Source).Make(TestContext.Current.CancellationToken);
        report.IsOk.ShouldBeTrue(string.Join('\n', AuditTable.Of(report)));
    }
}
