using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Steps;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Merges;

/// <summary>One of two leads that are about to become one, under its lock; says what of it would stop the other's sequences.</summary>
internal sealed record MergingLead
{
    // In the order of their ids, as claims, plans and leads' grains lock.
    [StringSyntax("sql")]
    private const string LockLeads = "select from leads where id = any ($1) or merged_into = any ($1) order by id for no key update";

    [StringSyntax("sql")]
    private const string SelectLeads = """
        select l.id, l.version, l.tags, l.erased_at is not null, l.merged_into, l.opted_out_at is not null, l.waiting_since is not null,
               exists (select from messages m where m.lead_id = any (leads_of(l.id)) and m.state = 'sending'),
               exists (select from appointments a where a.lead_id = l.id and appointment_counts(a.status, coalesce(a.starts_at, a.created_at))),
               exists (select from enrollments e where e.lead_id = l.id and e.state = 'active')
        from leads l
        where l.id = any ($1)
        """;

    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsErased { get; init; }

    public Guid? MergedInto { get; init; }

    public bool HasOptedOut { get; init; }

    public bool IsWaiting { get; init; }

    public bool IsSending { get; init; }

    public bool IsBooked { get; init; }

    public bool IsActive { get; init; }

    public bool IsGone => IsErased || MergedInto is not null;

    /// <summary>Why no sequence of the person may go on; null when nothing of this lead says so.</summary>
    public string? Stops => HasOptedOut ? Reason.OptedOut : IsBooked ? Reason.Booked : IsWaiting ? Reason.Replied : null;

    /// <summary>In the order asked; null for what does not exist.</summary>
    public static async Task<IReadOnlyList<MergingLead?>> Lock(NpgsqlConnection connection, params Guid[] ids)
    {
        await connection.Execute(LockLeads, ids);
        await using var command = connection.Command(SelectLeads, ids);
        await using var rows = await command.ExecuteReaderAsync();
        var leads = new Dictionary<Guid, MergingLead>();
        while (await rows.ReadAsync())
        {
            leads[rows.GetGuid(0)] = Read(rows);
        }

        return [.. ids.Select(id => leads.GetValueOrDefault(id))];
    }

    private static MergingLead Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Version = row.GetInt32(1),
        Tags = row.GetFieldValue<string[]>(2),
        IsErased = row.GetBoolean(3),
        MergedInto = row.ValueOrNull<Guid?>(4),
        HasOptedOut = row.GetBoolean(5),
        IsWaiting = row.GetBoolean(6),
        IsSending = row.GetBoolean(7),
        IsBooked = row.GetBoolean(8),
        IsActive = row.GetBoolean(9),
    };
}
