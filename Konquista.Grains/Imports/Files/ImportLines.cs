using Npgsql;

namespace Konquista.Imports.Files;

/// <summary>The lines of an uploaded file, some thousand at a time, from wherever one stands.</summary>
internal sealed class ImportLines(NpgsqlDataSource db, Guid id) : IAsyncDisposable
{
    /// <summary>Lines in one transaction, which stays well under a second.</summary>
    public const int AtOnce = 4000;

    private readonly ImportStore _imports = new(db);
    private ImportReader? _reader;

    /// <summary>Those after <paramref name="after"/> when it is the first time, then those after the last; none at the end.</summary>
    public async Task<List<ImportLine>> Next(ImportRow import, long after, CancellationToken cancellation)
    {
        _reader ??= await Open(import, after, cancellation);
        var lines = new List<ImportLine>(AtOnce);
        while (lines.Count < AtOnce && await _reader.Read(cancellation) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>How much of the file is behind.</summary>
    public double Fraction(ImportRow import) => import.Bytes == 0 || _reader is null ? 1 : Math.Min(1, (double)_reader.Position / import.Bytes);

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

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync();
        }
    }

    private async Task<ImportReader> Open(ImportRow import, long after, CancellationToken cancellation)
    {
        var format = import.Format ?? await Inspect(import, byName: import.Options.Columns is null, cancellation);
        var reader = new ImportReader(() => new ImportFile(db, id), format, import.Kind, import.Options.Columns);
        await reader.Start(after, cancellation);
        await _imports.KeepHeader(id, reader.Header);
        return reader;
    }

    private async Task<ImportFormat> Inspect(ImportRow import, bool byName, CancellationToken cancellation)
    {
        await using var file = new ImportFile(db, id);
        var format = await ImportFormat.Inspect(file, import.Bytes, import.Kind, byName, cancellation);
        await _imports.Inspect(id, format);
        return format;
    }
}
