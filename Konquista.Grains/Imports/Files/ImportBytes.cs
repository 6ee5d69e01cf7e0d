using System.Text;
using System.Text.Unicode;

namespace Konquista.Imports.Files;

/// <summary>The bytes of a file as they pass: decides whether they are text, and in which encoding.</summary>
internal sealed class ImportBytes
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _held;
    private bool _isUtf8 = true;
    private bool _isUtf16;

    /// <summary>The beginning of the file, enough to hold its header; refuses what is known not to be text.</summary>
    public async Task<string> Start(Stream file, CancellationToken cancellation)
    {
        _held = await file.ReadAtLeastAsync(_buffer, _buffer.Length, throwOnEndOfStream: false, cancellation);
        var head = _buffer.AsMemory(0, _held);
        if (head.Span.StartsWith("PK\u0003\u0004"u8) || head.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new ImportProblem(ImportProblem.Spreadsheet);
        }

        _isUtf16 = head.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var encoding = !_isUtf16 ? Encoding.UTF8 : head.Span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        var text = encoding.GetString(head.Span);
        Judge(isEnd: _held < _buffer.Length);
        return text;
    }

    /// <summary>Reads the rest and names the encoding.</summary>
    public async Task<string> Finish(Stream file, CancellationToken cancellation)
    {
        int count;
        do
        {
            count = await file.ReadAsync(_buffer.AsMemory(_held), cancellation);
            _held += count;
            Judge(isEnd: count == 0);
        }
        while (count > 0);
        return _isUtf16 ? ImportFormat.Utf16 : _isUtf8 ? ImportFormat.Utf8 : ImportFormat.Windows1252;
    }

    private void Judge(bool isEnd)
    {
        var bytes = _buffer.AsSpan(0, _held);
        if (!_isUtf16 && bytes.Contains((byte)0))
        {
            throw new ImportProblem(ImportProblem.Binary);
        }

        var whole = isEnd || !_isUtf8 ? bytes.Length : WholeCharacters(bytes);
        _isUtf8 = _isUtf8 && Utf8.IsValid(bytes[..whole]);
        bytes[whole..].CopyTo(_buffer);
        _held -= whole;
    }

    // A character may be cut by the end of a read: at most its first three bytes are there.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var length = bytes[^back] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, >= 0x80 => 0, _ => 1 };
            if (length > 0)
            {
                return length > back ? bytes.Length - back : bytes.Length;
            }
        }

        return bytes.Length;
    }
}
