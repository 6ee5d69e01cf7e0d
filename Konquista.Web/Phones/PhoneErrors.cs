using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Phones;

/// <summary>What went wrong with the tries of one number in the last seven days: by error, and the tries behind each.</summary>
internal sealed class PhoneErrors(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    [StringSyntax("sql")]
    private const string Groups = """
        select error, count(*) as tries, count(distinct message_id) as messages, max(claimed_at) as latest
        from attempts
        where phone_id = @id and error is not null and claimed_at >= product_now() - interval '7 days'
        group by error
        order by tries desc, error
        """;

    [StringSyntax("sql")]
    private const string Tries = """
        select a.message_id as messageid, a.no, a.claimed_at as claimedat, a.outcome, a.http_status as httpstatus, a.detail,
          m.lead_id as leadid, l.name as lead, m.state
        from attempts a
        join messages m on m.id = a.message_id and m.month = a.month
        left join leads l on l.id = m.lead_id
        where a.phone_id = @id and a.error = @error and a.claimed_at >= product_now() - interval '7 days'
          and (@before::timestamptz is null or (a.claimed_at, a.message_id) < (@before, @beforeid))
        order by a.claimed_at desc, a.message_id desc
        limit @most
        """;

    public async Task<IReadOnlyList<ErrorGroup>> Of(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<ErrorGroup>(new CommandDefinition(Groups, new { id }, cancellationToken: cancel))];
    }

    public async Task<IReadOnlyList<FailedTry>> Page(Guid id, string error, DateTime? before, Guid? beforeId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<FailedTry>(new CommandDefinition(
                Tries, new { id, error, before, beforeid = beforeId, most = PageSize + 1 }, cancellationToken: cancel)),
        ];
    }
}

/// <summary>One error and how often it came.</summary>
internal sealed record ErrorGroup(string Error, long Tries, long Messages, DateTime Latest);

/// <summary>One try that went wrong.</summary>
internal sealed record FailedTry
{
    public Guid MessageId { get; init; }

    public int No { get; init; }

    public DateTime ClaimedAt { get; init; }

    public string? Outcome { get; init; }

    public int? HttpStatus { get; init; }

    public string? Detail { get; init; }

    public Guid LeadId { get; init; }

    public string? Lead { get; init; }

    public required string State { get; init; }
}
