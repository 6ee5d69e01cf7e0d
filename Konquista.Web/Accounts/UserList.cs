using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>Those who may sign in, by name, with what tells whether they do.</summary>
internal sealed class UserList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select u.id, u.email, coalesce(u.name, '') as name, coalesce(r.name, '') as role, s.name as store, u.store_id as storeid,
          u.two_factor_enabled as hastwofactor, u.must_change_password as mustchangepassword, u.disabled_at as disabledat,
          (select max(created_at) from sessions where user_id = u.id) as signedinat, md5(user_picture(u.id)::text) as picture
        from auth.users u
        left join auth.user_roles m on m.user_id = u.id
        left join auth.roles r on r.id = m.role_id
        left join stores s on s.id = u.store_id
        where @id::uuid is null or u.id = @id
        order by u.disabled_at is not null, lower(coalesce(nullif(u.name, ''), u.email)), u.id
        """;

    public async Task<IReadOnlyList<UserRow>> All(CancellationToken cancel) => await Read(id: null, cancel);

    public async Task<UserRow?> Find(Guid id, CancellationToken cancel) => (await Read(id, cancel)).FirstOrDefault();

    private async Task<List<UserRow>> Read(Guid? id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<UserRow>(new CommandDefinition(Rows, new { id }, cancellationToken: cancel))];
    }
}

/// <summary>Somebody who may sign in.</summary>
internal sealed record UserRow
{
    public Guid Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public string? Store { get; init; }

    public Guid? StoreId { get; init; }

    public bool HasTwoFactor { get; init; }

    public bool MustChangePassword { get; init; }

    public DateTime? DisabledAt { get; init; }

    public DateTime? SignedInAt { get; init; }

    /// <summary>Other as soon as something of this person has changed.</summary>
    public required string Picture { get; init; }

    public string Called => Name.Length > 0 ? Name : Email;
}
