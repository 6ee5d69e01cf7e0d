using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Konquista.WhatsApp;

namespace Konquista.Leads.Entries;

/// <summary>What a capture leaves beside the lead: the answer to its request, how the person came, and what they agreed to.</summary>
internal static class CaptureTrail
{
    private const int MostClickIds = 10;
    private const int LongestWording = 4000;

    [StringSyntax("sql")]
    private const string InsertAnswer = "insert into capture_keys (key, lead_id, created, entry) values ($1, $2, $3, $4)";

    [StringSyntax("sql")]
    private const string InsertArrival = """
        insert into arrivals (lead_id, source, page_id, link_id, utm_source, utm_medium, utm_campaign, utm_term, utm_content, referrer, click_ids,
          remark)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)
        """;

    [StringSyntax("sql")]
    private const string RecordConsent = "select record_consent($1, $2, $3, true, $4, $5, $6::jsonb, $7)";

    /// <summary>Whether there is anything to leave.</summary>
    public static bool IsLeftBy(NewLead person) => person.Key is not null || person.Arrival is not null || person.Consent is not null;

    public static IEnumerable<(string Sql, object?[] Values)> Of(Guid leadId, NewLead person, bool created, Entry entry)
    {
        if (KeyOf(person) is { } key)
        {
            yield return (InsertAnswer, [key, leadId, created, Words.Of(entry)]);
        }

        if (person.Arrival is { } arrival)
        {
            yield return (InsertArrival, ArrivalOf(leadId, person.Source, arrival));
        }

        foreach (var consent in ConsentOf(leadId, person))
        {
            yield return consent;
        }
    }

    /// <summary>The cells of an arrival's row.</summary>
    public static object?[] ArrivalOf(Guid leadId, string source, Arrival a) =>
    [
        leadId, source, a.PageId, a.LinkId, Word(a.UtmSource), Word(a.UtmMedium), Word(a.UtmCampaign), Word(a.UtmTerm),
        Word(a.UtmContent), Cut(a.Referrer, Arrival.LongestReferrer),
        Pairs(a.ClickIds.Take(MostClickIds)), Cut(a.Remark, Arrival.LongestRemark),
    ];

    public static IEnumerable<(string Sql, object?[] Values)> ConsentOf(Guid leadId, NewLead person)
    {
        if (person.Consent is { } c)
        {
            yield return (RecordConsent, [leadId, c.Purpose, c.Basis, Cut(c.Text, LongestWording), person.Source, Pairs(c.Evidence), c.By]);
        }
    }

    /// <summary>The key of a request as it is kept; null where a source names none.</summary>
    public static byte[]? KeyOf(NewLead person) =>
        person.Key is { Length: > 0 } key ? SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Source}\n{key}")) : null;

    // Two names may be one once they are cut.
    private static string Pairs(IEnumerable<KeyValuePair<string, string>> given) =>
        Json.Of(given.DistinctBy(pair => Word(pair.Key) ?? "", StringComparer.Ordinal).ToDictionary(pair => Word(pair.Key) ?? "", pair => Word(pair.Value)));

    private static string? Word(string? text) => Cut(text, Arrival.LongestWord);

    private static string? Cut(string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? null : StorableText.From(text, most).Trim();
}
