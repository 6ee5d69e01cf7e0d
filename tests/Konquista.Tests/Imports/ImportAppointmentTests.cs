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
    public async Task The_same_bookings_again_are_known()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(File, kind: "appointments");

        var again = await scene.Import(File, kind: "appointments");

        (await scene.Summary(again)).ShouldBe("done 5 new 0 updated 0 known 2 repeated 1 refused 2 enrolled 0");
    }
}
