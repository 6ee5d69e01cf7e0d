using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konquista.Imports;
using Konquista.Imports.Files;
using Konquista.Sequences;

namespace Konquista.Crash;

/// <summary>A silo that dies while it writes a chunk of an import: the next one goes on where the committed lines end.</summary>
public sealed class ImportCrashTests(TestDatabase database)
{
    private const int Chunks = 3;
    private const int New = (Chunks * ImportLines.AtOnce) - 2;

    [Fact]
    public async Task Every_line_is_taken_once_however_often_the_silo_dies()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), now: Town.MondayMorning.AddDays(-1));
        await scene.Start("mid-chunk:1");
        var id = await Upload(scene);
        await (await scene.Grains()).GetGrain<IImportGrain>(GrainKey.Import(id)).Start();

        foreach (var failpoint in (string[])["mid-chunk:2", "mid-chunk:2", ""])
        {
            (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
            await scene.Start(failpoint);
        }

        await scene.Until("select state from imports", "done");
        await MustBeTakenOnce(scene);
        await scene.MustAddUp();
    }

    [Fact]
    public async Task A_rehearsal_begins_anew_and_an_undoing_goes_on_however_often_the_silo_dies()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), now: Town.MondayMorning.AddDays(-1));
        await scene.Start("mid-chunk:2");
        var id = await Upload(scene);
        await scene.Execute("update imports set state = 'mapping'");
        await (await scene.Grains()).GetGrain<IImportGrain>(GrainKey.Import(id)).Rehearse();
        (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
        await scene.Start();
        await scene.Until("select state from imports", "rehearsed");
        (await scene.One<string>("select concat_ws(' ', i.lines, created, repeated, refused, (select count(*) from import_rehearsals)) from imports i"))
            .ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{New + 2} {New} 1 1 {New + 2}"));
        (await scene.One<long>("select count(*) from leads")).ShouldBe(0);

        await (await scene.Grains()).GetGrain<IImportGrain>(GrainKey.Import(id)).Start();
        await scene.Until("select state from imports", "done");
        await scene.Silo.Kill();
        await scene.Start("mid-chunk:3");
        await (await scene.Grains()).GetGrain<IImportGrain>(GrainKey.Import(id)).Undo("ana");
        (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
        await scene.Start();
        await scene.Until("select state from imports", "undone");
        (await scene.One<string>("select concat_ws(' ', (select count(*) from leads), (select count(*) from enrollments), (select count(*) from orleans.reminder where name = 'next'), (select count(*) from import_undone))"))
            .ShouldBe(string.Create(CultureInfo.InvariantCulture, $"0 0 0 {New}"));
        await scene.MustAddUp();
    }

    private static async Task MustBeTakenOnce(CrashScene scene)
    {
        (await scene.One<string>("select concat_ws(' ', lines, created, repeated, refused, enrolled) from imports"))
            .ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{New + 2} {New} 1 1 {New}"));
        (await scene.One<long>("select count(distinct line) from import_lines")).ShouldBe(New + 2);
        (await scene.One<long>("select count(*) from leads")).ShouldBe(New);
        (await scene.One<long>("select count(*) from enrollments where state = 'active'")).ShouldBe(New);
        (await scene.One<long>("select count(*) from feed where kind = 'lead.captured'")).ShouldBe(New);
        (await scene.One<long>("select count(*) from orleans.reminder where name = 'next'")).ShouldBe(New);
        (await scene.One<long>("select count(*) from messages")).ShouldBe(0);
    }

    private static async Task<Guid> Upload(CrashScene scene)
    {
        var id = Guid.CreateVersion7();
        var file = Encoding.UTF8.GetBytes(ImportScene.People(New) + "Ana outra vez,11980000007,VIP\nNinguém,12,VIP\n");
        await scene.Execute(
            "insert into imports (id, file_name, bytes, sha256, options, state) values ($1, 'a.csv', $2, $3, '{}', 'queued')",
            id,
            (long)file.Length,
            SHA256.HashData(file));
        await scene.Execute("insert into import_chunks (import_id, no, bytes) values ($1, 0, $2)", id, file);
        return id;
    }
}
