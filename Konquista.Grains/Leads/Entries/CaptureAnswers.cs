using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Entries;

/// <summary>The answers that requests with a key got before.</summary>
internal sealed class CaptureAnswers(NpgsqlDataSource db)
{
    /// <summary>Of a unique index: the request was answered meanwhile.</summary>
    public const string KeyIndex = "capture_keys_pkey";

    [StringSyntax("sql")]
    private const string SelectAnswer = """
        select coalesce(l.merged_into, k.lead_id), k.created, k.entry from capture_keys k join leads l on l.id = k.lead_id where k.key = $1
        """;

    [StringSyntax("sql")]
    private const string SelectAnswers = """
        select coalesce(l.merged_into, k.lead_id), k.created, k.entry, k.key
        from capture_keys k join leads l on l.id = k.lead_id where k.key = any ($1)
        """;

    /// <summary>Those of many requests that were answered before, by their keys in hexadecimal.</summary>
    public async Task<IReadOnlyDictionary<string, CaptureOutcome>> Among(IEnumerable<NewLead> people)
    {
        var answers = new Dictionary<string, CaptureOutcome>(StringComparer.Ordinal);
        if (people.Select(CaptureTrail.KeyOf).OfType<byte[]>().ToArray() is not { Length: > 0 } keys)
        {
            return answers;
        }

        await using var command = db.Command(SelectAnswers, (object)keys);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            answers[Convert.ToHexString(rows.GetFieldValue<byte[]>(3))] = Answer(rows);
        }

        return answers;
    }

    /// <summary>Null when nobody asked this before, or the request has no key.</summary>
    public async Task<CaptureOutcome?> Given(NewLead person)
    {
        if (CaptureTrail.KeyOf(person) is not { } key)
        {
            return null;
        }

        await using var command = db.Command(SelectAnswer, key);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? Answer(row) : null;
    }

    private static CaptureOutcome.Recorded Answer(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetBoolean(1), Words.Read<Entry>(row.GetString(2)));
}
