using Konquista.Imports.Files;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Npgsql;

namespace Konquista.Imports.Rehearsals;

/// <summary>Decides of every line of a file what an import would do, by the rules of the import itself, and writes that down and nothing else. One that fell begins anew.</summary>
internal sealed class ImportRehearsal(NpgsqlDataSource db, SuppressionList suppressed, TimeProvider clock, LeadCaptures captures, Guid id) : IImportWork
{
    private readonly ImportStore _imports = new(db);
    private readonly ImportLines _lines = new(db, id);
    private readonly RehearsedLines _rehearsed = new(db, id);
    private readonly ImportMemory _memory = new();
    private bool _hasBegun;

    public async Task<bool> Next(CancellationToken cancellation = default)
    {
        try
        {
            if (!_hasBegun)
            {
                await _rehearsed.Clear(cancellation);
                _hasBegun = true;
            }

            return await _imports.Load(id, cancellation) is { State: ImportState.Rehearsing } import && await Next(import, cancellation);
        }
        catch (ImportProblem problem)
        {
            await _imports.Fail(id, problem, clock.GetUtcNow());
            return false;
        }
    }

    public ValueTask DisposeAsync() => _lines.DisposeAsync();

    private async Task<bool> Next(ImportRow import, CancellationToken cancellation)
    {
        var lines = await _lines.Next(import, after: 1, cancellation);
        if (lines.Count == 0)
        {
            await _rehearsed.Finish(clock.GetUtcNow());
            return false;
        }

        var decisions = new ImportDecisions(
            db, suppressed, clock, new(captures.Foresee, (_, _) => Task.CompletedTask, _ => Task.CompletedTask, _ => Task.CompletedTask), _memory);
        var setup = await decisions.Setup(cancellation);
        var chunk = await decisions.Of(import, setup, lines, isRestart: false, cancellation);
        var goesOn = await _rehearsed.Write(new(chunk, lines, _memory, setup), _lines.Fraction(import), cancellation);
        _memory.Forget(chunk);
        return goesOn;
    }
}
