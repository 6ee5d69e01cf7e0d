using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Konquista.Phones;

/// <summary>Pictures and documents of templates, kept by their hash; with a link where the site is open to the world.</summary>
internal sealed class MediaStore(NpgsqlDataSource db, IConfiguration configuration)
{
    /// <summary>Names the site's address as a provider reaches it; without it files go out by their bytes alone.</summary>
    public const string PublicUrl = "Konquista:PublicUrl";

    [StringSyntax("sql")]
    private const string SelectFile = "select bytes, content_type, name from media where hash = $1";

    private readonly string? _site = Site(configuration[PublicUrl]);

    /// <summary>Null when there is no such file.</summary>
    public async Task<OutgoingContent?> File(byte[] hash, string caption)
    {
        await using var command = db.Command(SelectFile, hash);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new OutgoingContent.File(row.GetFieldValue<byte[]>(0), Link(hash), row.GetString(1), row.GetString(2), caption)
            : null;
    }

    private static string? Site(string? given) =>
        string.IsNullOrEmpty(given) ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri.TrimEnd('/')
        : throw new InvalidOperationException($"The setting {PublicUrl} must be an address such as https://konquista.example.");

    private Uri? Link(byte[] hash) => _site is null ? null : new($"{_site}/media/{Convert.ToHexStringLower(hash)}");
}
