using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>Those who were asked in and have not come, the newest first, with what became of the mail.</summary>
internal sealed class InvitationList(NpgsqlDataSource database)
{
    private const int Most = 200;

    [StringSyntax("sql")]
    private const string Open = """
        select i.id, i.email, i.name, i.role, s.name as store, i.invited_by as invitedby, i.expires_at as expiresat, i.expires_at <= now() as isover,
          case when m.id is null then 'none' when m.given_up_at is not null then 'given_up' when m.sent_at is not null then 'sent' else 'waiting' end as mail
        from invitations i
        left join stores s on s.id = i.store_id
        left join lateral (
          select id, sent_at, given_up_at from outgoing_mail where origin_id = i.id order by created_at desc limit 1) m on true
        where i.accepted_at is null and i.withdrawn_at is null
        order by i.created_at desc, i.id
        limit @most
        """;

    public async Task<IReadOnlyList<InvitationRow>> All(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<InvitationRow>(new CommandDefinition(Open, new { most = Most }, cancellationToken: cancel))];
    }
}

/// <summary>One open invitation.</summary>
internal sealed record InvitationRow
{
    public Guid Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public string? Store { get; init; }

    public required string InvitedBy { get; init; }

    public DateTime ExpiresAt { get; init; }

    public bool IsOver { get; init; }

    /// <summary>none, waiting, sent or given_up.</summary>
    public required string Mail { get; init; }
}
