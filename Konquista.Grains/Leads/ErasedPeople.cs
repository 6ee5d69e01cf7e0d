using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Those who asked to be erased, known by nothing but a hash of their number: no source brings them in again, they themselves may come.</summary>
internal sealed class ErasedPeople(NpgsqlDataSource db, ErasedKey key)
{
    [StringSyntax("sql")]
    private const string IsErased = "select exists (select from erased_people where hash = $1)";

    [StringSyntax("sql")]
    private const string WelcomeBack = "delete from erased_people where hash = $1";

    [StringSyntax("sql")]
    private const string SelectAmong = "select hash from erased_people where hash = any ($1)";

    public byte[] Hash(string number) => key.Hash(number);

    /// <summary>Whether the owner of a number stays out. Who wrote to us is let in, and is no erased person from then on.</summary>
    public async Task<bool> Bars(NpgsqlConnection connection, string number, string source)
    {
        if (source == LeadSource.WhatsApp)
        {
            await connection.Execute(WelcomeBack, Hash(number));
            return false;
        }

        await using var command = connection.Command(IsErased, Hash(number));
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Which of some numbers are those of erased people.</summary>
    public async Task<IReadOnlySet<string>> Among(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var erased = new HashSet<string>(StringComparer.Ordinal);
        if (numbers.Count == 0)
        {
            return erased;
        }

        var byHash = numbers.ToLookup(number => Convert.ToHexString(Hash(number)), StringComparer.Ordinal);
        await using var command = db.Command(SelectAmong, (object)byHash.Select(same => Convert.FromHexString(same.Key)).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            erased.UnionWith(byHash[Convert.ToHexString(rows.GetFieldValue<byte[]>(0))]);
        }

        return erased;
    }
}
