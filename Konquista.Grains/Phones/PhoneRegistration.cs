using System.Diagnostics.CodeAnalysis;
using Konquista.Clock;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Phones;

/// <summary>Accepts a number of ours, or says the one thing that is wrong with it; its token is sealed here.</summary>
internal sealed class PhoneRegistration(NpgsqlDataSource db, PhoneStore phones, PhoneTokens tokens, ProductClock clock)
{
    [StringSyntax("sql")]
    private const string IsTaken = """
        select exists (select from phones where id <> $1 and removed_at is null and (number = $2 or ($3 <> '' and account = $3)))
        """;

    public async Task<PhoneProblem?> Register(Guid id, NewPhone phone)
    {
        var stored = await phones.Token(id);
        if (stored is { IsRemoved: true })
        {
            return PhoneProblem.Removed;
        }

        if (Problem(phone, stored) is { } problem)
        {
            return problem;
        }

        if (!PhoneNumber.TryParse(phone.Number, out var number, out _))
        {
            return PhoneProblem.NumberInvalid;
        }

        await using (var taken = db.Command(IsTaken, id, number.E164, phone.Account))
        {
            if (await taken.ExecuteScalarAsync() is true)
            {
                return PhoneProblem.NumberTaken;
            }
        }

        var (cipher, tail) = phone.Token is { Length: > 0 } token
            ? (tokens.Seal(token), PhoneTokens.Tail(token))
            : (stored!.Cipher, stored.Tail);
        return await Save(id, phone, number.E164, cipher, tail);
    }

    // Two people may register the same number at the same moment.
    private async Task<PhoneProblem?> Save(Guid id, NewPhone phone, string number, byte[] cipher, string tail)
    {
        try
        {
            return await phones.Save(id, phone, number, cipher, tail) ? null : PhoneProblem.Stale;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return PhoneProblem.NumberTaken;
        }
    }

    private PhoneProblem? Problem(NewPhone phone, StoredToken? stored) =>
        string.IsNullOrWhiteSpace(phone.Name) ? PhoneProblem.NameMissing
        : phone.Provider is not (SocialHubGateway.Name or CloudApiGateway.Name) ? PhoneProblem.ProviderUnknown
        : phone.Provider == CloudApiGateway.Name && phone.Account.Length == 0 ? PhoneProblem.AccountMissing
        : !Uri.TryCreate(phone.BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? PhoneProblem.AddressInvalid
        : string.IsNullOrEmpty(phone.Token) && !Fits(phone, stored) ? PhoneProblem.TokenMissing
        : phone.DailyCap < 1 || phone.Gap < TimeSpan.Zero ? PhoneProblem.CapInvalid
        : clock.Speed is not 1 && !phone.Sandbox ? PhoneProblem.OnlySandboxPhonesOnAFastClock
        : null;

    // A token goes to whom it was given for, and to nobody else: who does not know it cannot have it sent elsewhere.
    private static bool Fits(NewPhone phone, StoredToken? stored) =>
        stored is not null && stored.Provider == phone.Provider && stored.BaseUrl == phone.BaseUrl;
}
