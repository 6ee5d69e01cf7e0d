using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>One file on its way to leads, as the schema shows it.</summary>
[May(Permission.Import)]
[Description("One file on its way to leads, and what became of its lines.")]
internal sealed record Import
{
    public const string Columns = """
        i.id, i.kind as storedkind, i.state as storedstate, i.file_name as filename, i.lines, i.created, i.updated, i.known, i.repeated, i.refused,
          i.enrolled, i.fraction, i.problem, i.created_by as createdby, i.created_at as createdat, i.started_at as startedat,
          i.finished_at as finishedat
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public required string StoredKind { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Description("What its lines are.")]
    public ImportKind Kind => Word.Of<ImportKind>(StoredKind);

    [Description("Where it stands.")]
    public ImportState State => Word.Of<ImportState>(StoredState);

    [Description("The name of the file.")]
    public required string FileName { get; init; }

    [Description("Lines that were looked at.")]
    public int Lines { get; init; }

    [Description("Lines that brought somebody new.")]
    public int Created { get; init; }

    [Description("Lines that changed somebody known.")]
    public int Updated { get; init; }

    [Description("Lines that told nothing new.")]
    public int Known { get; init; }

    [Description("Lines that repeat an earlier one of the file.")]
    public int Repeated { get; init; }

    [Description("Lines that were not taken.")]
    public int Refused { get; init; }

    [Description("People who entered a campaign by it.")]
    public int Enrolled { get; init; }

    [Description("How far it is, from 0 to 1.")]
    public double Fraction { get; init; }

    [Description("What stopped it, in one word.")]
    public string? Problem { get; init; }

    [Description("What a rehearsal found that the file would do; null unless the state is REHEARSED.")]
    public async Task<IEnumerable<ImportTally>?> Rehearsal([FromServices] RehearsedList rehearsed, CancellationToken cancel) =>
        State == ImportState.Rehearsed
            ? (await rehearsed.Counts(ToRow(), cancel)).Select(count => new ImportTally(Word.Of<ImportVerdict>(count.Verdict), count.Lines))
            : null;

    [Description("Who brought it.")]
    public string? CreatedBy { get; init; }

    [Description("When it came.")]
    public DateTime CreatedAt { get; init; }

    [Description("When it began.")]
    public DateTime? StartedAt { get; init; }

    [Description("When it ended.")]
    public DateTime? FinishedAt { get; init; }

    private ImportRow ToRow() => new()
    {
        Id = Id,
        Kind = StoredKind,
        State = StoredState,
        FileName = FileName,
        Created = Created,
        Updated = Updated,
        Known = Known,
        Repeated = Repeated,
        Refused = Refused,
    };
}
