namespace Konquista.Imports;

public sealed class ImportEntryTests(TestDatabase database)
{
    [Fact]
    public async Task An_enrolled_lead_has_its_first_step_its_reminder_and_its_facts()
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import(ImportScene.People(1));

        (await scene.One<string>("""
            select concat_ws(' ', l.entry, e.state, e.next_step, e.month, e.next_at at time zone 'utc', e.import_id = $1, r.name, r.start = e.next_at, r.period, r.version)
            from leads l join enrollments e on e.lead_id = l.id join orleans.reminder r on r.grain = 'lead/lead-' || replace(l.id::text, '-', '')
            """, id)).ShouldBe("enrolled active first 2026-03-01 2026-03-02 14:05:00 t next t 180000 0");
        (await scene.All<string>("select concat_ws(' ', kind, lead_version) from feed where import_id = $1 order by id", id))
            .ShouldBe(["lead.captured 0", "enrollment.started 0"]);
    }

    [Fact]
    public async Task Capture_only_enrolls_nobody()
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import(ImportScene.People(3), new() { Enroll = false });

        (await scene.Summary(id)).ShouldBe("done 3 new 3 updated 0 known 0 repeated 0 refused 0 enrolled 0");
        (await scene.All<string>("select distinct entry from leads")).ShouldBe(["capture_only"]);
        (await scene.One<long>("select count(*) from orleans.reminder")).ShouldBe(0);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("stopped")]
    public async Task A_campaign_that_does_not_run_is_not_entered(string state)
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute("update campaigns set state = $1", state);

        await scene.Import(ImportScene.People(1));

        (await scene.All<string>("select entry from leads")).ShouldBe(["no_campaign"]);
    }

    [Fact]
    public async Task The_pace_gives_each_allowed_day_its_number()
    {
        await using var scene = await ImportScene.Open(database);
        scene.Clock.Advance(TimeSpan.FromDays(3));

        var id = await scene.Import(ImportScene.People(5), new() { PerDay = 2 });

        // Thursday, Friday, Saturday; the first two may go today, the others when their day opens.
        (await scene.All<string>("""
            select concat_ws(' ', not_before, e.next_at at time zone 'America/Sao_Paulo')
            from enrollments e join leads l on l.id = e.lead_id where e.import_id = $1 order by l.name
            """, id)).ShouldBe([
            "2026-03-05 2026-03-05 11:05:00", "2026-03-05 2026-03-05 11:05:00", "2026-03-06 2026-03-06 09:00:00",
            "2026-03-06 2026-03-06 09:00:00", "2026-03-07 2026-03-07 10:00:00",
        ]);
        scene.Woken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_number_with_a_booking_is_captured_but_not_enrolled()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import("Whatsapp,Data\n11980000000,10/03/2099 15:00\n", kind: "appointments");

        await scene.Import(ImportScene.People(2));

        (await scene.All<string>("select entry from leads order by name")).ShouldBe(["booked", "enrolled"]);
    }

    [Fact]
    public async Task A_tag_names_the_store()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute("insert into stores (id, name, tag) values ($1, 'Unidade Moema', 'MOEMA')", Guid.CreateVersion7());

        await scene.Import("Nome,Whatsapp,Tags\nAna,11980000000,\"vip, moema\"\n");

        (await scene.One<string>("select s.name from leads l join stores s on s.id = l.store_id")).ShouldBe("Unidade Moema");
    }

    [Fact]
    public async Task Somebody_known_only_by_an_old_wa_id_is_the_same_person()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        await scene.Execute("update lead_identities set kind = 'wa_id', value = '551180000000'");

        var id = await scene.Import(ImportScene.People(1));

        (await scene.Summary(id)).ShouldBe("done 1 new 0 updated 0 known 1 repeated 0 refused 0 enrolled 0");
    }
}
