using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports;

/// <summary>Reads what imports have brought already.</summary>
internal sealed class ImportLookup(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string Booked = "select external_id from appointments where source = 'import' and external_id = any ($1)";

    /// <summary>Which bookings an import has brought already.</summary>
    public async Task<HashSet<string>> Appointments(string[] externalIds, CancellationToken cancellation)
    {
        var booked = new HashSet<string>(StringComparer.Ordinal);
        await using var command = db.Command(Booked, (object)externalIds);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            booked.Add(rows.GetString(0));
        }

        return booked;
    }
}
