using Konquista.Leads;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Takes one import from where it stands to its end, chunk by chunk; it may fall at any moment, and another run goes on.</summary>
internal sealed class ImportRun(NpgsqlDataSource db, SuppressionList suppressed, TimeProvider clock, KnownLeads leads, Guid id) : IAsyncDisposable
{
    /// <summary>Lines in one transaction, which stays well under a second.</summary>
    public const int ChunkLines = 4000;

    private const int MostWoken = 2000;

    private readonly ImportStore _imports = new(db);
    private readonly ImportLookup _lookup = new(db, suppressed, clock);
    private readonly MissedBookings _missed = new(db);
    private ImportReader? _reader;
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
            await Fail(problem);
            return false;
        }
    }

    public async Task RunToEnd(CancellationToken cancellation = default)
    {
        while (await Next(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public Task Fail(ImportProblem problem) => _imports.Fail(id, problem, clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync();
        }
    }

    private async Task<bool> Next(ImportRow import, CancellationToken cancellation)
    {
        _reader ??= await Open(import, cancellation);
        var lines = await Read(cancellation);
        if (lines.Count == 0)
        {
            await Tell(await _missed.All(cancellation), cancellation);
            await _imports.Finish(id, clock.GetUtcNow());
            await WakeTheFirst(cancellation);
            return false;
        }

        var fraction = import.Bytes == 0 ? 1 : Math.Min(1, (double)_reader.Position / import.Bytes);
        if (!await Write(import, lines, fraction, cancellation))
        {
            return false;
        }

        _isRestart = false;
        return true;
    }

    // Silos see the reminders of an import at their next refresh. Who may be written to now need not wait for it.
    private async Task WakeTheFirst(CancellationToken cancellation)
    {
        var setup = await _lookup.Setup(cancellation);
        await KnownLeads.Each(await _imports.Due(id, setup.Now + (2 * setup.ReminderRefresh), MostWoken), leads.Wake, cancellation);
    }

    private Task Tell(IReadOnlyList<MissedBooking> bookings, CancellationToken cancellation) =>
        KnownLeads.Each(bookings, missed => leads.Book(missed.LeadId, missed.Appointment), cancellation);

    /// <summary>The beginning of the file, and how it is written: found out once.</summary>
    public async Task<ImportSample?> Look(CancellationToken cancellation = default)
    {
        if (await _imports.Load(id, cancellation) is not { } import)
        {
            return null;
        }

        try
        {
            var format = import.Format ?? await Inspect(import, byName: false, cancellation);
            await using var file = new ImportFile(db, id);
            var sample = await ImportGlance.Of(file, format, import.Kind, cancellation);
            await _imports.KeepHeader(id, sample.Header);
            return sample;
        }
        catch (ImportProblem problem)
        {
            return new() { Problem = problem.Code };
        }
    }

    private async Task<ImportFormat> Inspect(ImportRow import, bool byName, CancellationToken cancellation)
    {
        await using var file = new ImportFile(db, id);
        var format = await ImportFormat.Inspect(file, import.Bytes, import.Kind, byName, cancellation);
        await _imports.Inspect(id, format);
        return format;
    }

    private async Task<ImportReader> Open(ImportRow import, CancellationToken cancellation)
    {
        var format = import.Format ?? await Inspect(import, byName: import.Options.Columns is null, cancellation);
        var reader = new ImportReader(() => new ImportFile(db, id), format, import.Kind, import.Options.Columns);
        await reader.Start(import.LastLine, cancellation);
        return reader;
    }

    private async Task<List<ImportLine>> Read(CancellationToken cancellation)
    {
        var lines = new List<ImportLine>(ChunkLines);
        while (lines.Count < ChunkLines && await _reader!.Read(cancellation) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    private async Task<bool> Write(ImportRow import, List<ImportLine> lines, double fraction, CancellationToken cancellation)
    {
        var setup = await _lookup.Setup(cancellation);
        var chunk = new ImportChunk(import, setup);
        await (import.Kind is ImportKind.Appointments
            ? new AppointmentLines(import, setup, _lookup, leads).Add(lines, chunk, cancellation)
            : new LeadLines(import, _lookup, leads, _isRestart).Add(lines, chunk, cancellation));
        if (import.Lines == 0 && lines.Count == ChunkLines && chunk.Verdicts.TrueForAll(verdict => verdict.Verdict == ImportVerdict.Refused))
        {
            throw ImportProblem.NothingUsable(lines.Count);
        }

        if (!await new ImportWriter(db, import, setup).Write(chunk, fraction, cancellation))
        {
            return false;
        }

        await Tell(await _missed.Of([.. chunk.HalfKnown], cancellation), cancellation);
        return true;
    }
}
