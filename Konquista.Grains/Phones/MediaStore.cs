using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Phones;

/// <summary>Pictures and documents of templates, kept by their hash.</summary>
internal sealed class MediaStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectFile = "select bytes, content_type, name from media where hash = $1";

    public async Task<OutgoingContent> File(byte[] hash, string caption)
    {
        await using var command = db.Command(SelectFile, hash);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new OutgoingContent.File(row.GetFieldValue<byte[]>(0), null, row.GetString(1), row.GetString(2), caption)
            : throw new InvalidOperationException("The file of a template is missing.");
    }
}
