using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Appointments;

/// <summary>Bookings as the agenda shows them, by day: what is to come in its order, everything else the latest first.</summary>
internal sealed class AppointmentList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    private const string Which = """
        (@only::uuid is null or a.store_id = @only)
          and (@store::uuid is null or a.store_id = @store)
          and (@source::text is null or a.source = @source)
          and (@statuses::text[] is null or a.status = any (@statuses))
          and (@dated::boolean is null or (a.starts_at is not null) = @dated)
          and (not @strangers::boolean or a.lead_id is null)
          and (@starts::timestamptz is null or case when @recorded then a.created_at else stands_at(a.starts_at, a.created_at) end >= @starts)
          and (@ends::timestamptz is null or case when @recorded then a.created_at else stands_at(a.starts_at, a.created_at) end < @ends)
        """;

    [StringSyntax("sql")]
    private const string Columns = """
        select a.id, a.lead_id as leadid, l.name as lead, a.phone, l.store_id as leadstoreid, s.name as store,
          coalesce(s.time_zone, 'America/Sao_Paulo') as timezone, a.starts_at as startsat, a.status, a.source, a.created_at as createdat,
          a.created_by as createdby, stands_at(a.starts_at, a.created_at) as at
        from appointments a
        left join leads l on l.id = a.lead_id
        left join stores s on s.id = a.store_id
        """;

    [StringSyntax("sql")]
    private const string Upward = $"""
        {Columns}
        where {Which}
          and (@after::timestamptz is null or (stands_at(a.starts_at, a.created_at), a.id) > (@after, @afterid))
        order by stands_at(a.starts_at, a.created_at), a.id
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Downward = $"""
        {Columns}
        where {Which}
          and (@after::timestamptz is null or (stands_at(a.starts_at, a.created_at), a.id) < (@after, @afterid))
        order by stands_at(a.starts_at, a.created_at) desc, a.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string One = $"""
        {Columns}
        where a.id = @id and (@only::uuid is null or a.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Now = "select product_now()";

    public async Task<IReadOnlyList<AppointmentRow>> Page(
        AppointmentFilter filter, Guid? only, (DateTime At, Guid Id)? after, CancellationToken cancel, int most = PageSize + 1,
        string[]? statuses = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var now = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(Now, cancellationToken: cancel));
        return
        [
            .. await connection.QueryAsync<AppointmentRow>(new CommandDefinition(
                filter.IsAscending ? Upward : Downward, filter.Values(only, now, after, most, statuses), cancellationToken: cancel)),
        ];
    }

    /// <summary>Null also for a booking of another store than the one store somebody may see.</summary>
    public async Task<AppointmentRow?> Find(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<AppointmentRow>(new CommandDefinition(One, new { id, only }, cancellationToken: cancel));
    }
}

/// <summary>One booking in the agenda.</summary>
internal sealed record AppointmentRow
{
    public Guid Id { get; init; }

    /// <summary>Null for somebody whom no lead is.</summary>
    public Guid? LeadId { get; init; }

    public string? Lead { get; init; }

    public required string Phone { get; init; }

    public Guid? LeadStoreId { get; init; }

    public string? Store { get; init; }

    public required string TimeZone { get; init; }

    public DateTime? StartsAt { get; init; }

    /// <summary>Whoever wrote it down gave no hour.</summary>
    public bool IsWholeDay => StartsAt is { } at && Languages.LocalTime.Clock(at, TimeZone) == "00:00";

    public required string Status { get; init; }

    public required string Source { get; init; }

    public DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>The moment by which it is ordered.</summary>
    public DateTime At { get; init; }
}
