using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Takes in pictures of landing pages, each size under the hash of its bytes; the hash of the largest names the picture.</summary>
internal sealed class PictureBook(NpgsqlDataSource database) : IDisposable
{
    private const string ContentType = "image/webp";

    [StringSyntax("sql")]
    private const string InsertFile = """
        insert into media (hash, content_type, name, bytes) values (@hash, @type, @name, @bytes) on conflict (hash) do nothing
        """;

    [StringSyntax("sql")]
    private const string InsertSize = """
        insert into landing_pictures (picture, width, height, media) values (@picture, @width, @height, @hash) on conflict do nothing
        """;

    // 40 megapixels are 160 MB while they are made smaller: one after the other.
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<KeptPicture> Keep(IFormFile file, CancellationToken cancel)
    {
        if (file.Length is 0 or > PictureMaking.MostBytes)
        {
            return new KeptPicture.Refused(file.Length == 0 ? "Pictures.Unknown" : "Pictures.TooLarge", PictureMaking.MostBytes / 1024 / 1024);
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return await Made(bytes.ToArray(), cancel) is var (sizes, refusal) && sizes is not null
            ? await Keep(sizes, cancel)
            : new KeptPicture.Refused(refusal!, PictureMaking.MostPixels / 1_000_000);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(IReadOnlyList<MadePicture>? Sizes, string? Refusal)> Made(byte[] bytes, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return (PictureMaking.Make(bytes, out var refusal), refusal);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<KeptPicture> Keep(IReadOnlyList<MadePicture> sizes, CancellationToken cancel)
    {
        var picture = SHA256.HashData(sizes[^1].Bytes);
        var name = $"{Convert.ToHexStringLower(picture)[..12]}.webp";
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (width, height, bytes) in sizes)
        {
            var values = new { hash = SHA256.HashData(bytes), type = ContentType, name, bytes, picture, width, height };
            await connection.ExecuteAsync(new CommandDefinition(InsertFile, values, cancellationToken: cancel));
            await connection.ExecuteAsync(new CommandDefinition(InsertSize, values, cancellationToken: cancel));
        }

        await transaction.CommitAsync(cancel);
        return new KeptPicture.Here(Convert.ToHexStringLower(picture));
    }
}

/// <summary>What became of a picture that was handed in.</summary>
internal abstract record KeptPicture
{
    private KeptPicture()
    {
    }

    public sealed record Here(string Hash) : KeptPicture;

    /// <summary>Why not, as the key of a sentence and what stands in it.</summary>
    public sealed record Refused(string Key, params object[] Arguments) : KeptPicture;
}
