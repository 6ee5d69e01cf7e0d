using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dapper;
using Konquista.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Konquista.Web.Mail;

/// <summary>
/// Keeps mails, encrypted, from the transaction that wants them sent until they have gone or are given up. It is open where there is a
/// server to send by and an address that mails may lead to; that of a request is whatever its sender wrote into it.
/// </summary>
internal sealed class Outbox(NpgsqlDataSource database, WebSettings settings, IDataProtectionProvider keys)
{
    [StringSyntax("sql")]
    private const string Insert = """
        insert into outgoing_mail (id, kind, origin_id, letter_cipher, give_up_at) values (@id, @kind, @origin, @letter, now() + @patience)
        """;

    [StringSyntax("sql")]
    private const string Remove = "delete from outgoing_mail where origin_id = @origin and next_at is not null";

    // The next try is set before this one, so that whoever dies in it leaves the mail to another.
    [StringSyntax("sql")]
    private const string Claim = """
        update outgoing_mail set tries = tries + 1, next_at = now() + least(interval '15 minutes', interval '30 seconds' * power(2, tries))
        where id = (select id from outgoing_mail where next_at <= now() order by next_at limit 1 for update skip locked)
        returning id, letter_cipher as sealed, give_up_at <= now() as istoolate
        """;

    [StringSyntax("sql")]
    private const string Finish = """
        update outgoing_mail set letter_cipher = null, next_at = null,
          sent_at = case when @sent then now() end, given_up_at = case when not @sent then now() end
        where id = @id and next_at is not null
        """;

    [StringSyntax("sql")]
    private const string News = """
        select (select count(*) from outgoing_mail where given_up_at > now() - interval '7 days') as givenup,
          (select count(*) from outgoing_mail where next_at is not null and created_at < now() - interval '10 minutes') as late
        """;

    private readonly IDataProtector _keys = keys.CreateProtector("konquista.mail");

    public bool IsOpen => settings is { Mail: not null, PublicUrl: not null };

    /// <summary>Mails could go out, but must not lead to an address that nobody has set.</summary>
    public bool LacksAddress => settings is { Mail: not null, PublicUrl: null };

    /// <summary>A page of the site as mails name it.</summary>
    public Uri Address(string path) => new(settings.PublicUrl ?? throw new InvalidOperationException("Mails lead nowhere without Konquista:PublicUrl."), path);

    public Task Put(DbConnection connection, DbTransaction? within, string kind, Guid origin, Letter letter, TimeSpan patience, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition(
            Insert, new { id = Guid.CreateVersion7(), kind, origin, letter = _keys.Protect(JsonSerializer.Serialize(letter)), patience }, within, cancellationToken: cancel));

    /// <summary>What has not gone yet need not go any more.</summary>
    public static Task Take(DbConnection connection, DbTransaction? within, Guid origin, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition(Remove, new { origin }, within, cancellationToken: cancel));

    /// <summary>The next mail that is due, for this caller alone for a while; null when there is none.</summary>
    public async Task<WaitingLetter?> Next(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<WaitingLetter>(new CommandDefinition(Claim, cancellationToken: cancel));
    }

    public Letter Open(WaitingLetter waiting) => JsonSerializer.Deserialize<Letter>(_keys.Unprotect(waiting.Sealed))!;

    public async Task End(Guid id, bool sent, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Finish, new { id, sent }, cancellationToken: cancel));
    }

    public async Task<MailNews> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<MailNews>(new CommandDefinition(News, cancellationToken: cancel));
    }
}

/// <summary>A mail that is due, still closed.</summary>
internal sealed record WaitingLetter(Guid Id, string Sealed, bool IsTooLate);

/// <summary>How many mails were given up in the last days, and how many wait longer than they should.</summary>
internal sealed record MailNews(long GivenUp, long Late);
