namespace Konquista.Imports;

/// <summary>Bookings and people that come in side by side, neither file seeing what the other has not committed yet.</summary>
public sealed class ImportMeetingTests(TestDatabase database)
{
    private const string Bookings = "Whatsapp,Data\n11980000009,10/03/2099 15:00\n";

    [Fact]
    public async Task Who_came_in_while_their_booking_did_is_told_of_it()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        scene.Meanwhile = () => scene.Import(ImportScene.People(1, from: 9));

        await scene.Import(Bookings + "11980000000,10/03/2099 16:00\n", kind: "appointments");

        scene.Booked.Count.ShouldBe(2);
        (await MustBeTold(scene)).StartsAt.ShouldBe(new DateTimeOffset(2099, 3, 10, 18, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Whose_booking_came_in_while_they_did_is_told_of_it()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        scene.Meanwhile = () => scene.Import(Bookings, kind: "appointments");

        await scene.Import("Nome,Whatsapp,Tags\nAna,11980000000,BOTOX\nBia,11980000009,VIP\n");

        await MustBeTold(scene);
    }

    [Fact]
    public async Task What_a_dead_import_had_no_time_to_tell_is_told_before_the_next_one_ends()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(10));
        await scene.Execute("""
            insert into appointments (id, phone, starts_at, status, source, external_id)
            values (gen_random_uuid(), '+5511980000009', '2099-03-10', 'booked', 'import', 'x')
            """);

        await scene.Import(ImportScene.People(1, from: 20));

        scene.Booked.Count.ShouldBe(1);
        (await MustBeTold(scene)).ExternalId.ShouldBe("x");
    }

    [Fact]
    public async Task A_visit_long_past_is_nothing_to_tell()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import("Whatsapp,Data\n11980000009,10/03/2020 15:00\n", kind: "appointments");

        await scene.Import(ImportScene.People(10));

        scene.Booked.ShouldBeEmpty();
    }

    private static async Task<Appointments.NewAppointment> MustBeTold(ImportScene scene)
    {
        var lead = await scene.One<Guid>("select id from leads where phone = '+5511980000009'");
        return scene.Booked.Where(told => told.LeadId == lead).ShouldHaveSingleItem().Appointment;
    }
}
