using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Suppression;

/// <summary>Those whom nobody may write to, known by nothing but a hash of their number: no source brings them in, they themselves may come.</summary>
internal sealed class SuppressionList(NpgsqlDataSource db, ErasedKey key)
{
    /// <summary>Their owner asked to be erased.</summary>
    public const string Erased = "erased";

    /// <summary>On a list of people not to be contacted.</summary>
    public const string DoNotContact = "do_not_contact";

    [StringSyntax("sql")]
    private const string SelectReason = "select reason from suppressed where hash = $1";

    [StringSyntax("sql")]
    private const string WelcomeBack = "delete from suppressed where hash = $1 and reason = 'erased'";

    [StringSyntax("sql")]
    private const string SelectAmong = "select hash, reason from suppressed where hash = any ($1)";

    public byte[] Hash(string number) => key.Hash(number);

    /// <summary>Why nobody may write to the owner of a number; null when anybody may.</summary>
    public async Task<string?> Reason(string number)
    {
        await using var command = db.Command(SelectReason, Hash(number));
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Whether the owner of a number stays out. Who wrote to us is let in, and is no erased person from then on.</summary>
    public async Task<bool> Bars(NpgsqlConnection connection, string number, string source)
    {
        if (source == LeadSource.WhatsApp)
        {
            await connection.Execute(WelcomeBack, Hash(number));
            return false;
        }

        await using var command = connection.Command(SelectReason, Hash(number));
        return await command.ExecuteScalarAsync() is string;
    }

    /// <summary>Which of some numbers are on the list, each with the reason.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Among(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await Among(connection, numbers, cancellation);
    }

    /// <summary>The same within the caller's transaction.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Among(
        NpgsqlConnection connection, IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        var byHash = numbers.ToLookup(number => Convert.ToHexString(Hash(number)), StringComparer.Ordinal);
        await using var command = connection.Command(SelectAmong, (object)byHash.Select(same => Convert.FromHexString(same.Key)).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            foreach (var number in byHash[Convert.ToHexString(rows.GetFieldValue<byte[]>(0))])
            {
                listed[number] = rows.GetString(1);
            }
        }

        return listed;
    }
}
