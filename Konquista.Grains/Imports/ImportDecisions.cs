using Konquista.Imports.Files;
using Konquista.Imports.Rehearsals;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Has some thousand lines decided, by what their file lists.</summary>
internal sealed class ImportDecisions(NpgsqlDataSource db, SuppressionList suppressed, TimeProvider clock, KnownLeads leads, ImportMemory? memory = null)
{
    private readonly EntryLookup _lookup = new(db, suppressed, clock);

    public Task<BusinessFacts> Setup(CancellationToken cancellation) => _lookup.Setup(cancellation);

    public async Task<ImportChunk> Of(ImportRow import, BusinessFacts setup, IReadOnlyCollection<ImportLine> lines, bool isRestart, CancellationToken cancellation)
    {
        var chunk = new ImportChunk(import, setup);
        await (import.Kind switch
        {
            ImportKind.Appointments => new AppointmentLines(import, setup, _lookup, new(db), leads, memory).Add(lines, chunk, cancellation),
            ImportKind.Suppressions => Suppressions(import).Add(lines, chunk, cancellation),
            _ => new LeadLines(import, _lookup, leads, isRestart, memory).Add(lines, chunk, cancellation),
        });
        chunk.MustBeUsable(lines.Count);
        return chunk;
    }

    /// <summary>What has to be done once a chunk is written.</summary>
    public Task After(ImportRow import, ImportChunk chunk, CancellationToken cancellation) =>
        chunk.Barred.Count == 0 ? Task.CompletedTask : Suppressions(import).TellThoseWhoCame(chunk, cancellation);

    private SuppressionLines Suppressions(ImportRow import) => new(import, _lookup, suppressed, leads, memory);
}
