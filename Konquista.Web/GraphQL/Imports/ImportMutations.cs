using System.ComponentModel;
using System.Text;
using Konquista.Imports;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Imports;
using Konquista.Web.Languages;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>Brings files and says what is to become of them; each goes through the grain of its import.</summary>
internal sealed class ImportMutations(
    Upload upload, ImportList list, ImportPlan plan, ImportPlanning planning, ImportQueries imports, SendingSystem sending, Asker asker, Problems problems, Words words)
{
    [May(Permission.Import)]
    [Description("Hands in a file. Nothing is taken in before runImport.")]
    public async Task<ImportPayload> CreateImport(ImportInput input, CancellationToken cancel)
    {
        if (problems.In(input) is { } problem)
        {
            return new(Import: null, problem);
        }

        try
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(input.Content));
            var id = await upload.Take(content, new(Word.Stored<ImportKind>(input.Kind)!, input.FileName, asker.Staff.Name), cancel);
            return new(await imports.Find(id, cancel));
        }
        catch (SpreadsheetProblem refused)
        {
            return new(Import: null, new(ProblemCode.Invalid, words.Problem(refused.Code), "content", refused.Code));
        }
    }

    [May(Permission.Import)]
    [Description("Finds out what a file would do and writes nothing but that; Import.rehearsal tells it once the state is REHEARSED.")]
    public Task<ImportPayload> RehearseImport(Guid id, ImportPlanInput? plan, CancellationToken cancel) => Change(id, async import =>
        !import.IsOpen ? problems.Of(ProblemCode.OutOfTurn)
        : await planning.Save(import, plan, cancel) ?? await Ask(id, grain => grain.Rehearse()), cancel);

    [May(Permission.Import)]
    [Description("Takes a file in, or goes on with one that was stopped. Without a plan it goes by the one that was given before.")]
    public Task<ImportPayload> RunImport(Guid id, ImportPlanInput? plan, CancellationToken cancel) => Change(id, async import =>
        !import.IsOpen && !import.MayStart ? problems.Of(ProblemCode.OutOfTurn)
        : await planning.Save(import, plan, cancel) ?? await Ask(id, grain => grain.Start()), cancel);

    [May(Permission.Import)]
    [Description("Stops a file, or its rehearsal, after the lines in hand; what is written stays.")]
    public Task<ImportPayload> StopImport(Guid id, CancellationToken cancel) => Change(id, _ => Ask(id, grain => grain.Stop()), cancel);

    [May(Permission.Import)]
    [Description("Takes back what a file did, as far as nothing else has touched it; what was sent stays sent.")]
    public Task<ImportPayload> UndoImport(Guid id, CancellationToken cancel) => Change(id, async import =>
        import.MayBeUndone ? await Ask(id, grain => grain.Undo(asker.Actor)) : problems.Of(ProblemCode.OutOfTurn), cancel);

    [May(Permission.Import)]
    [Description("Forgets a file of which nothing was taken in, with what was rehearsed of it.")]
    public async Task<DonePayload> DiscardImport(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is null ? DonePayload.No(problems.NotFound)
        : await plan.Discard(id, asker.Staff.Name, cancel) ? DonePayload.Yes
        : DonePayload.No(problems.Of(ProblemCode.OutOfTurn));

    private async Task<Problem?> Ask(Guid id, Func<IImportGrain, Task> ask)
    {
        await sending.Import(id, ask);
        return null;
    }

    private async Task<ImportPayload> Change(Guid id, Func<ImportRow, Task<Problem?>> change, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return new(Import: null, problems.NotFound);
        }

        var problem = await change(import);
        return new(await imports.Find(id, cancel), problem);
    }
}
