using Konquista.Imports.Files;
using Konquista.Leads.Entries;

namespace Konquista.Imports.Rehearsals;

/// <summary>A decided chunk as a rehearsal tells it: for each line the verdict, what would change, and who the same person is.</summary>
internal sealed class RehearsedChunk(ImportChunk chunk, IReadOnlyCollection<ImportLine> lines, ImportMemory memory, BusinessFacts setup)
{
    private readonly Dictionary<int, ImportLine> _lines = lines.ToDictionary(line => line.Line);
    private readonly Dictionary<int, KnownChange> _changes = chunk.Changes.ToDictionary(change => change.Line);
    private readonly Dictionary<Guid, Newcomer> _newcomers = chunk.Newcomers.ToDictionary(newcomer => newcomer.Id);

    public ImportChunk Decided => chunk;

    public IEnumerable<RehearsedLine> Lines => chunk.Verdicts.Select(Told);

    private RehearsedLine Told(ImportVerdict verdict)
    {
        var first = verdict is { Verdict: ImportVerdict.Repeated, LeadId: { } same } ? memory.LineOf(same) : null;
        return new(verdict.Line, verdict.Verdict, verdict.Reason)
        {
            LeadId = verdict.LeadId is { } lead && !_newcomers.ContainsKey(lead) && !ImportMemory.IsInside(lead) ? lead : null,
            SameLine = first == verdict.Line ? null : first,
            CampaignId = chunk.Entering.TryGetValue(verdict.Line, out var campaign) ? campaign : null,
            Changes = Changes(verdict) is { Length: > 0 } changes ? Json.Of(changes) : null,
            Given = verdict.Verdict == ImportVerdict.Refused ? verdict.Given : _lines[verdict.Line].Given,
        };
    }

    private RehearsedChange[] Changes(ImportVerdict verdict) => verdict.Verdict is ImportVerdict.Refused or ImportVerdict.Repeated
        ? []
        :
        [
            .. verdict is { Verdict: ImportVerdict.New, LeadId: { } lead } && _newcomers.TryGetValue(lead, out var newcomer) ? RehearsedChange.Of(newcomer)
                : _changes.TryGetValue(verdict.Line, out var change) ? RehearsedChange.Of(change.Before, change.News, setup.Stores)
                : [],
            .. RehearsedChange.Unknown(_lines[verdict.Line], setup),
        ];
}

/// <summary>What would become of one line.</summary>
internal sealed record RehearsedLine(int Line, string Verdict, string? Reason)
{
    /// <summary>Null for who is no lead yet.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The line of the same person that came before this one.</summary>
    public int? SameLine { get; init; }

    /// <summary>The campaign that they would enter.</summary>
    public Guid? CampaignId { get; init; }

    public string? Changes { get; init; }

    public string? Given { get; init; }
}
