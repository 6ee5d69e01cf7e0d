using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;

namespace Konquista.Leads.Entries;

/// <summary>The further numbers that a source gives of a person: theirs where nobody has them; one of another lead is a hint that both are one.</summary>
internal static class OtherNumbers
{
    public const int Most = 10;

    [StringSyntax("sql")]
    private const string InsertOrSuggest = """
        with o as (
          select i.lead_id from lead_identities i where i.value = any ($4) and i.lead_id <> $1 limit 1
        ), told as (
          insert into merge_suggestions (a, b, reason)
          select least($1, o.lead_id), greatest($1, o.lead_id), 'second_phone' from o
          on conflict do nothing
        )
        insert into lead_identities (kind, value, lead_id, given, learnt_from)
        select 'phone', $2, $1, $3, $5 where not exists (select from o)
        on conflict do nothing
        """;

    /// <summary>Those that can be numbers, each once.</summary>
    public static IEnumerable<(PhoneNumber Number, string Given)> Read(NewLead person) => person.OtherPhones
        .Select(given => (Number: PhoneNumber.TryParse(given, out var number, out _) ? number : null, Given: given))
        .Where(other => other.Number is not null)
        .Select(other => (other.Number!, other.Given))
        .DistinctBy(other => other.Item1)
        .Take(Most);

    public static IEnumerable<(string Sql, object?[] Values)> Of(Guid leadId, NewLead person) => Read(person)
        .Select(other => (InsertOrSuggest, new object?[]
        {
            leadId, other.Number.E164, other.Given, other.Number.PossibleWaIds.Append(other.Number.E164).ToArray(), person.Source,
        }));
}
