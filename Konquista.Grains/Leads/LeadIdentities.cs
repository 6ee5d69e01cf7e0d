using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Finds the lead behind a number or an alias.</summary>
internal sealed class LeadIdentities(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectOwner = """
        select lead_id
        from lead_identities
        where value = any ($1)
        order by kind = 'phone' desc
        limit 1
        """;

    /// <summary>The lead known under any of the values; the number counts before aliases.</summary>
    public async Task<Guid?> Owner(IReadOnlyCollection<string> values)
    {
        await using var command = db.Command(SelectOwner, (object)values.ToArray());
        return await command.ExecuteScalarAsync() is Guid id ? id : null;
    }

    /// <summary>Every value under which a person given like this may be known.</summary>
    public static IReadOnlyCollection<string> ValuesOf(NewLead person) =>
        [.. Number(person, out _) is { } number ? [number.E164, .. number.PossibleWaIds] : Array.Empty<string>(),
            .. person.Aliases.Select(alias => alias.Value)];

    /// <summary>The canonical number a source gave; null when it gave none or none that can be.</summary>
    public static PhoneNumber? Number(NewLead person, out PhoneRefusal refusal)
    {
        var parsed = person.Source == LeadSource.WhatsApp
            ? PhoneNumber.TryFromWaId(person.GivenPhone, out var number, out refusal)
            : PhoneNumber.TryParse(person.GivenPhone, out number, out refusal);
        return parsed ? number : null;
    }
}
