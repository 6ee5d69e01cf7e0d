using Konquista.Imports.Files;
using Konquista.Leads;
using Konquista.Leads.Suppression;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Takes one import from where it stands to its end, chunk by chunk; it may fall at any moment, and another run goes on.</summary>
internal sealed class ImportRun(NpgsqlDataSource db, SuppressionList suppressed, TimeProvider clock, KnownLeads leads, Guid id) : IImportWork
{
    private const int MostWoken = 2000;

    private readonly ImportStore _imports = new(db);
    private readonly ImportDecisions _decisions = new(db, suppressed, clock, leads);
    private readonly MissedBookings _missed = new(db);
    private readonly ImportLines _lines = new(db, id);
    private bool _isRestart = true;

    /// <summary>Writes the next chunk; false when the import has ended, well or not, or does not run.</summary>
    public async Task<bool> Next(CancellationToken cancellation = default)
    {
        try
        {
            return await _imports.Load(id, cancellation) is { IsRunning: true } import && await Next(import, cancellation);
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
        var lines = await _lines.Next(import, import.LastLine, cancellation);
        if (lines.Count == 0)
        {
            await Tell(await _missed.All(cancellation), cancellation);
            await _imports.Finish(id, clock.GetUtcNow());
            await WakeTheFirst(cancellation);
            return false;
        }

        if (!await Write(import, lines, _lines.Fraction(import), cancellation))
        {
            return false;
        }

        _isRestart = false;
        return true;
    }

    // Silos see the reminders of an import at their next refresh. Who may be written to now need not wait for it.
    private async Task WakeTheFirst(CancellationToken cancellation)
    {
        var setup = await _decisions.Setup(cancellation);
        await KnownLeads.Each(await _imports.Due(id, setup.Now + (2 * setup.ReminderRefresh), MostWoken), leads.Wake, cancellation);
    }

    private Task Tell(IReadOnlyList<MissedBooking> bookings, CancellationToken cancellation) =>
        KnownLeads.Each(bookings, missed => leads.Book(missed.LeadId, missed.Appointment), cancellation);

    private async Task<bool> Write(ImportRow import, List<ImportLine> lines, double fraction, CancellationToken cancellation)
    {
        var setup = await _decisions.Setup(cancellation);
        var chunk = await _decisions.Of(import, setup, lines, _isRestart, cancellation);
        if (!await new ImportWriter(db, suppressed, import, setup).Write(chunk, fraction, cancellation))
        {
            return false;
        }

        await _decisions.After(import, chunk, cancellation);
        await Tell(await _missed.Of([.. chunk.HalfKnown], cancellation), cancellation);
        return true;
    }
}
