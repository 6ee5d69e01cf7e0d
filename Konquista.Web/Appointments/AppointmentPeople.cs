using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web.Appointments;

/// <summary>Finds for whom something is booked: by part of a name, or by a number in any form.</summary>
internal sealed class AppointmentPeople(NpgsqlDataSource database)
{
    public const int Most = 20;

    [StringSyntax("sql")]
    private const string Find = """
        select l.id, l.name, l.phone, l.store_id as storeid, s.name as store
        from leads l
        left join stores s on s.id = l.store_id
        where l.erased_at is null and l.merged_into is null and (@only::uuid is null or l.store_id = @only)
          and (@name::text is null or l.search like @name)
          and (@phones::text[] is null or l.id in (select i.lead_id from lead_identities i where i.value = any (@phones)))
          and (@part::text is null or l.phone like @part)
        order by l.captured_at desc, l.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string One = """
        select l.id, l.name, l.phone, l.store_id as storeid, s.name as store
        from leads l
        left join stores s on s.id = l.store_id
        where l.id = @id and l.erased_at is null and l.merged_into is null and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Clocks = "select id, name, time_zone as timezone from stores where @only::uuid is null or id = @only order by name";

    public async Task<IReadOnlyList<Person>> Search(LeadSearch search, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var values = new { only, name = search.Name, phones = search.Phones, part = search.PhonePart, most = Most };
        return [.. await connection.QueryAsync<Person>(new CommandDefinition(Find, values, cancellationToken: cancel))];
    }

    /// <summary>Where something may be booked.</summary>
    public async Task<IReadOnlyList<StoreClock>> Stores(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoreClock>(new CommandDefinition(Clocks, new { only }, cancellationToken: cancel))];
    }

    public async Task<Person?> Get(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Person>(new CommandDefinition(One, new { id, only }, cancellationToken: cancel));
    }
}

/// <summary>Somebody for whom a booking may be made.</summary>
internal sealed record Person
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }
}

/// <summary>A store and the zone in which its hours are told.</summary>
internal sealed record StoreClock(Guid Id, string Name, string TimeZone);
