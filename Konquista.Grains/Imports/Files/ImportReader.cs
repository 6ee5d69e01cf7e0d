using System.Text;
using CsvHelper;

namespace Konquista.Imports.Files;

/// <summary>A file as records. A quote that is never closed costs its own line and no other: from there on, every line break ends a record.</summary>
internal sealed class ImportReader(Func<Stream> open, ImportFormat format, ImportKind kind, ImportMapping? mapping = null) : IAsyncDisposable
{
    private const int LongestRecord = 64 * 1024;

    private Stream _file = Stream.Null;
    private CsvReader? _csv;
    private ImportColumns? _columns;
    private CsvMalformedRecord? _fault;
    private bool _isByLine;
    private long _after;

    /// <summary>The names of the columns, those that may be chosen.</summary>
    public IReadOnlyList<string> Header => [.. _csv!.Headers.Take(ImportSample.MostColumns).Select(Text)];

    /// <summary>How far into the file this is, in bytes.</summary>
    public long Position => _file.Position;

    /// <summary>Goes to the first record after a line.</summary>
    public async Task Start(long after, CancellationToken cancellation)
    {
        await DisposeAsync();
        (_file, _after, _fault) = (open(), after, null);
        _csv = CsvReader.Create(_file, Options(format, _isByLine, fault => _fault = fault));
        await _csv.ReadHeaderAsync(cancellation);
        _columns = ImportColumns.Of(kind, _csv.Headers, mapping);
        if (_columns.Missing is { } name)
        {
            throw ImportProblem.MissingColumn(name);
        }
    }

    /// <summary>The next record; null after the last.</summary>
    public async Task<ImportLine?> Read(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if (!await _csv!.ReadAsync(cancellation))
                {
                    return null;
                }
            }
            catch (CsvFormatException fault)
            {
                await ReadByLine(fault.LineNumber, cancellation);
                continue;
            }

            var fields = _csv;
            if (!_isByLine && IsSwallowing(fields))
            {
                await ReadByLine(fields.LineNumber, cancellation);
            }
            else if (fields.LineNumber > _after)
            {
                _after = fields.LineNumber;
                return Line(fields);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
        {
            await _csv.DisposeAsync();
            _csv = null;
        }
    }

    private async Task ReadByLine(long line, CancellationToken cancellation)
    {
        if (_isByLine)
        {
            throw ImportProblem.LineTooLong(line);
        }

        _isByLine = true;
        await Start(Math.Max(_after, line - 1), cancellation);
    }

    // Over several lines, and either badly quoted or with other columns than the header: a quote opened too much.
    private bool IsSwallowing(CsvReader fields) =>
        fields.RawRecord.ContainsAny((byte)'\n', (byte)'\r')
        && (FaultOf(fields) is not (null or CsvMalformedReason.StrayQuote) || fields.FieldCount != fields.Headers.Count);

    private CsvMalformedReason? FaultOf(CsvReader fields) => _fault?.LineNumber == fields.LineNumber ? _fault.Value.Reason : null;

    private ImportLine Line(CsvReader fields)
    {
        var columns = _columns!;
        var fault = FaultOf(fields) switch
        {
            null or CsvMalformedReason.StrayQuote => null,
            CsvMalformedReason.TextAfterClosingQuote => ImportLine.StrayQuotes,
            _ => ImportLine.OpenQuote,
        };
        return new((int)fields.LineNumber, Field(columns.Name), Field(columns.Phone), Tags(fields), Text(Encoding.UTF8.GetString(fields.RawRecord)), fault)
        {
            Date = Field(columns.Date),
            Time = Field(columns.Time),
            Store = Field(columns.Store),
            OtherPhone = Field(columns.OtherPhone),
            Note = Field(columns.Note),
        };

        string Field(int index) => index < 0 || index >= fields.FieldCount ? "" : Text(fields.GetString(index));
    }

    // UTF-16 may hold a NUL, which PostgreSQL does not take.
    private static string Text(string read) => read.Replace("\0", "", StringComparison.Ordinal);

    // Unquoted commas between tags make more fields than the header has.
    private string Tags(CsvReader fields)
    {
        var columns = _columns!;
        if (columns.Tags < 0)
        {
            return "";
        }

        return columns.TagsAreLast && fields.FieldCount > columns.Tags + 1
            ? string.Join(',', Enumerable.Range(columns.Tags, fields.FieldCount - columns.Tags).Select(fields.GetString))
            : fields.GetString(columns.Tags);
    }

    public static CsvReaderOptions Options(ImportFormat format, bool isByLine, Action<CsvMalformedRecord>? onFault = null) => new()
    {
        Separator = format.Delimiter,
        Encoding = format.Reading,
        AllowLineBreaksInQuotes = !isByLine,
        MaxRecordSize = LongestRecord,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        TrimWhitespace = true,
        OnMalformedRecord = fault => onFault?.Invoke(fault),
    };
}
