using Konquista.Imports;
using Konquista.Leads;
using Konquista.Web.Imports;

namespace Konquista.Web;

/// <summary>What was decided of one file is there for the next.</summary>
public sealed class ImportPlanTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_are_found_again_in_another_order_and_in_a_file_of_refused_lines()
    {
        var plan = new ImportPlan(database.Source);
        var id = await Upload("a"u8.ToArray());
        var options = new ImportOptions { PerDay = 7, Columns = new() { Name = 0, Phone = 1, Tags = 2 }, Consent = new() { Basis = ConsentBasis.Contract } };
        (await plan.Save(id, options, new(["Quem", "Número", "Grupo"]), Cancel)).ShouldBeTrue();

        var mended = (await plan.Remembered(new(["Linha", "Motivo", "NÚMERO ", "Grupo", "Quem"]), Cancel))!;
        (mended with { Consent = null }).ShouldBe(new ImportOptions { PerDay = 7, Columns = new() { Name = 4, Phone = 2, Tags = 3 } });
        mended.Consent!.Basis.ShouldBe(ConsentBasis.Contract);
        (await plan.Remembered(new(["Grupo", "Quem", "Número"]), Cancel))!.Consent.ShouldBeNull();
        (await plan.Remembered(new(["Quem", "Número"]), Cancel)).ShouldBeNull();
        (await plan.Options(id, Cancel)).PerDay.ShouldBe(7);
    }

    [Fact]
    public async Task What_has_begun_is_not_decided_anew()
    {
        var plan = new ImportPlan(database.Source);
        var id = await Upload("b"u8.ToArray());
        await Set(id, "state = 'running'");

        (await plan.Save(id, new() { Columns = new() { Phone = 0 } }, new(["Só este"]), Cancel)).ShouldBeFalse();
        (await plan.Remembered(new(["Só este"]), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_file_again_is_noticed_once_it_was_taken_in()
    {
        var plan = new ImportPlan(database.Source);
        var first = await Upload("the same"u8.ToArray());
        var second = await Upload("the same"u8.ToArray());
        (await plan.Twin(second, Cancel)).ShouldBeNull();

        await Set(first, "state = 'done', finished_at = product_now()");
        (await plan.Twin(second, Cancel))!.Id.ShouldBe(first);
        (await plan.Twin(await Upload("another"u8.ToArray()), Cancel)).ShouldBeNull();
    }

    private async Task Set(Guid id, string what)
    {
        await using var command = database.Source.CreateCommand($"update imports set {what} where id = $1");
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<Guid> Upload(byte[] file)
    {
        using var content = new MemoryStream(file);
        return await new Upload(database.Source).Take(content, new("leads", "leads.csv", "a@b"), Cancel);
    }
}
