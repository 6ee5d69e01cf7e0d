using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Konquista.Web.Media;

/// <summary>Takes in the files that go with messages, each once, under the hash of its bytes.</summary>
internal sealed class MediaBook(NpgsqlDataSource database)
{
    /// <summary>Well above what WhatsApp takes, so that a file that is too large is told so in words.</summary>
    public const long MostRequestBytes = 64L * 1024 * 1024;

    private const int LongestName = 100;

    [StringSyntax("sql")]
    private const string Insert = """
        insert into media (hash, content_type, name, bytes) values (@hash, @type, @name, @bytes) on conflict (hash) do nothing
        """;

    [StringSyntax("sql")]
    private const string One = """
        select hash, content_type as contenttype, name, octet_length(bytes) as bytes from media where hash = @hash
        """;

    public async Task<KeptFile> Keep(IFormFile file, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        var start = new byte[FileKind.Start];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (FileKind.Of(start.AsSpan(0, read)) is not { } kind)
        {
            return new KeptFile.Refused(read == 0 ? "Templates.FileEmpty" : "Templates.FileUnknown");
        }

        if (file.Length > kind.MostBytes)
        {
            return new KeptFile.Refused("Templates.FileTooLarge", kind.MostBytes / 1024 / 1024);
        }

        var bytes = new byte[file.Length];
        start.AsSpan(0, read).CopyTo(bytes);
        await content.ReadExactlyAsync(bytes.AsMemory(read), cancel);
        var hash = SHA256.HashData(bytes);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            Insert, new { hash, type = kind.ContentType, name = Named(file.FileName, kind), bytes }, cancellationToken: cancel));
        return new KeptFile.Here(Convert.ToHexStringLower(hash));
    }

    /// <summary>Null when no file has this hash.</summary>
    public async Task<MediaFile?> Find(string? hash, CancellationToken cancel)
    {
        if (hash is not { Length: 2 * SHA256.HashSizeInBytes } || !hash.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<MediaFile>(
            new CommandDefinition(One, new { hash = Convert.FromHexString(hash) }, cancellationToken: cancel));
    }

    // The person who gets a document sees its name; what the bytes are decides how it ends.
    private static string Named(string given, FileKind kind)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(given.Replace('\\', '/'))
            .Where(letter => !char.IsControl(letter) && letter is not ('"' or '/'))).Trim();
        return (name.Length == 0 ? "arquivo" : name[..Math.Min(name.Length, LongestName)]) + kind.Extension;
    }
}

/// <summary>What became of a file that was handed in.</summary>
internal abstract record KeptFile
{
    private KeptFile()
    {
    }

    public sealed record Here(string Hash) : KeptFile;

    /// <summary>Why not, as the key of a sentence and what stands in it.</summary>
    public sealed record Refused(string Key, params object[] Arguments) : KeptFile;
}

/// <summary>A file that is kept, without its bytes.</summary>
internal sealed record MediaFile
{
    private const string Image = "image/";

    public byte[] Hash { get; init; } = [];

    public required string ContentType { get; init; }

    public required string Name { get; init; }

    public int Bytes { get; init; }

    public string Hex => Convert.ToHexStringLower(Hash);

    public string Address => $"{MediaFiles.Path}/{Hex}";

    public bool IsPicture => ContentType.StartsWith(Image, StringComparison.Ordinal);

    /// <summary>Meta's own API shows JPEG and PNG as pictures and hands this over as a file.</summary>
    public bool IsFileAtMeta => ContentType == "image/webp";
}
