using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Konquista.Web.Clients;

/// <summary>
/// The keys that sign and verify, the same for every process of the site: kept in the database, a new one every thirty days, the private
/// part encrypted by Data Protection. A key whose private part cannot be read any more only verifies, and another takes its place.
/// </summary>
internal sealed class SigningKeys(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Signs = TimeSpan.FromDays(30);

    /// <summary>Longer than any token lives.</summary>
    public static readonly TimeSpan VerifiesOn = TimeSpan.FromHours(1);

    // Whoever sends keys that nobody knows must not make the database work for it.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    [StringSyntax("sql")]
    private const string Rows = """
        select kid, public_key::text as public, private_key as private, signs_until as signsuntil, valid_until as validuntil
        from signing_keys where valid_until > @now::timestamptz order by signs_until desc, kid
        """;

    // One process makes the next key; the others wait and read it.
    [StringSyntax("sql")]
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('konquista.signing_keys', 0))";

    [StringSyntax("sql")]
    private const string Insert = """
        with over as (delete from signing_keys where valid_until <= @now::timestamptz)
        insert into signing_keys (kid, public_key, private_key, created_at, signs_until, valid_until)
        values (@kid, @open::jsonb, @hidden, @now, @signs, @valid)
        """;

    private readonly IDataProtector _protector = protection.CreateProtector("konquista.signing-keys");
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile IReadOnlyList<SigningKey> _known = [];
    private DateTime _readAt = DateTime.MinValue;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The key of this name among those that were read; null when there is none or when its time is over.</summary>
    public JsonWebKey? Find(string? kid) => _known.FirstOrDefault(key => key.Kid == kid && key.ValidUntil > Now)?.Public;

    /// <summary>Reads the keys again when one is named that is not among them: another process may have made it.</summary>
    public async Task Learn(string? kid, CancellationToken cancel)
    {
        if (Find(kid) is null && Now - _readAt >= Pause)
        {
            await Alone(Read, cancel);
        }
    }

    /// <summary>The key to sign with, made where there is none.</summary>
    public async Task<JsonWebKey> Current(CancellationToken cancel)
    {
        if (Signing() is null)
        {
            await Alone(ReadOrMake, cancel);
        }

        return Signing() ?? throw new InvalidOperationException("No key could be made to sign with.");
    }

    /// <summary>Every key by which something may still be verified.</summary>
    public async Task<IReadOnlyList<JsonWebKey>> All(CancellationToken cancel)
    {
        await Current(cancel);
        if (Now - _readAt >= Pause)
        {
            await Alone(Read, cancel);
        }

        return [.. _known.Select(key => key.Public)];
    }

    public void Dispose() => _gate.Dispose();

    private JsonWebKey? Signing() => _known.FirstOrDefault(key => key.Private is not null && key.SignsUntil > Now)?.Private;

    private async Task Alone(Func<NpgsqlConnection, NpgsqlTransaction?, CancellationToken, Task> act, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            await act(connection, null, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task ReadOrMake(NpgsqlConnection connection, NpgsqlTransaction? none, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Lock, transaction: transaction, cancellationToken: cancel));
        await Read(connection, transaction, cancel);
        if (Signing() is null)
        {
            var (kid, open, secret) = SigningKey.Make();
            var values = new { kid, open, hidden = _protector.Protect(secret), now = Now, signs = Now + Signs, valid = Now + Signs + VerifiesOn };
            await connection.ExecuteAsync(new CommandDefinition(Insert, values, transaction, cancellationToken: cancel));
            await transaction.CommitAsync(cancel);
            await Read(connection, null, cancel);
        }
    }

    private async Task Read(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancel)
    {
        var rows = await connection.QueryAsync<KeyRow>(new CommandDefinition(Rows, new { now = Now }, transaction, cancellationToken: cancel));
        _known = [.. rows.Select(row => new SigningKey(row.Kid, new(row.Public), Open(row.Private), row.SignsUntil, row.ValidUntil))];
        _readAt = Now;
    }

    private JsonWebKey? Open(string hidden)
    {
        try
        {
            return new(_protector.Unprotect(hidden));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record KeyRow(string Kid, string Public, string Private, DateTime SignsUntil, DateTime ValidUntil);
}
