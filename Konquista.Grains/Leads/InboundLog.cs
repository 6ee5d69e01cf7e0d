using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What people wrote to us; knows which messages have been taken in already.</summary>
internal sealed class InboundLog(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string IsKnown = "select exists (select from inbound where provider_id = $1)";

    public async Task<bool> Knows(string providerId)
    {
        await using var command = db.Command(IsKnown, providerId);
        return await command.ExecuteScalarAsync() is true;
    }
}
