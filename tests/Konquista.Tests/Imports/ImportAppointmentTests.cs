namespace Konquista.Imports;

public sealed class ImportAppointmentTests(TestDatabase database)
{
    private const string File = "Whatsapp;Data;Unidade\n11980000000;10/03/2026 15:00;Moema\n11980000009;;\n11980000009;;\n11980000008;amanhã;\n123;;\n";

    [Fact]
    public async Task Leads_are_told_and_unknown_numbers_are_kept()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        await scene.Execute("insert into stores (id, name, tag) values ($1, 'Unidade Moema', 'MOEMA')", Guid.CreateVersion7());

        var id = await scene.Import(File, kind: "appointments");

        (await scene.Summary(id)).ShouldBe("done 5 new 1 updated 1 known 0 repeated 1 refused 2 enrolled 0");
        var booked = scene.Booked.ShouldHaveSingleItem().Appointment;
        booked.StartsAt.ShouldBe(new DateTimeOffset(2026, 3, 10, 18, 0, 0, TimeSpan.Zero));
        booked.StoreId.ShouldNotBeNull();
        (await scene.All<string>("select phone from appointments where lead_id is null")).ShouldBe(["+5511980000009"]);
        (await scene.All<string>("select reason from import_lines where import_id = $1 and verdict = 'refused' order by line", id)).ShouldBe(["bad_date", "too_short"]);
    }

    [Fact]
    public async Task Bookings_that_are_undone_are_cancelled_and_may_be_named_anew()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(2));
        const string bookings = "Whatsapp;Data\n11980000000;10/03/2026 15:00\n11980000001;10/03/2026 16:00\n11980000009;\n";
        var id = await scene.Upload(bookings, kind: "appointments");
        await cluster.Run(scene, id);
        await scene.Execute("update appointments set status = 'attended' where phone = '+5511980000001'");

        await cluster.Undo(scene, id);

        (await scene.One<string>("select concat_ws(' ', state, undone) from imports where id = $1", id)).ShouldBe("undone 2");
        (await scene.All<string>("select concat_ws(' ', phone, status) from appointments order by phone")).ShouldBe(["+5511980000000 cancelled", "+5511980000001 attended"]);
        (await scene.One<long>("select count(*) from feed where kind = 'appointment.changed' and actor = 'ana' and import_id = $1", id)).ShouldBe(1);

        var again = await scene.Upload(bookings, kind: "appointments");
        await cluster.Run(scene, again);
        (await scene.Summary(again)).ShouldBe("done 3 new 1 updated 1 known 1 repeated 0 refused 0 enrolled 0");
    }

    [Fact]
    public async Task The_same_bookings_again_are_known()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(File, kind: "appointments");

        var again = await scene.Import(File, kind: "appointments");

        (await scene.Summary(again)).ShouldBe("done 5 new 0 updated 0 known 2 repeated 1 refused 2 enrolled 0");
    }
}
