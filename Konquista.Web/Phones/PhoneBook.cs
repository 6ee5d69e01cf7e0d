using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Dapper;
using Konquista.Phones;
using Konquista.Web.Hosting;
using Konquista.Web.Languages;
using Konquista.Web.Sending;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Konquista.Web.Phones;

/// <summary>Hands numbers to their grains and says in words whether the provider knows them; a number of the Sandbox it makes up itself.</summary>
internal sealed class PhoneBook(
    NpgsqlDataSource database, SendingSystem sending, WebSettings settings, IStringLocalizer<Texts> texts, Words words)
{
    private const int BeforeFirst = 200;
    private const long AccountsFrom = 100_000_000_000_000;

    [StringSyntax("sql")]
    private const string LastSandbox = """
        select coalesce(max(right(number, 8)::int), 200) from phones where sandbox and number like '+55119000002__'
        """;

    public bool HasSandbox => settings.Sandbox is not null;

    /// <summary>The one thing that is wrong, or a sentence that says how the saved number does.</summary>
    public async Task<(PhoneProblem? Problem, string Said)> Save(Guid id, NewPhone phone) =>
        await sending.Phone(id, grain => grain.Register(phone)) is { } problem
            ? (problem, "")
            : (null, await Tried(id, phone.Name));

    /// <summary>Asks the provider; what it said is kept with the number.</summary>
    public async Task<string> Check(Guid id, string name)
    {
        var health = await sending.Phone(id, grain => grain.Check());
        return texts[KeyOf(health, "Phones.CheckWorks", "Phones.CheckFails", "Phones.CheckSilent"), name, Why(health)];
    }

    /// <summary>A number that the Sandbox answers for, in the pool of the given campaigns; null when it could not be made.</summary>
    public async Task<(Guid Id, string Said)?> AddSandbox(Guid? storeId, Guid[] campaigns, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var no = 1 + await connection.ExecuteScalarAsync<int>(new CommandDefinition(LastSandbox, cancellationToken: cancel)) % 1000;
        var id = Guid.CreateVersion7();
        var (problem, said) = await Save(id, new()
        {
            Name = texts["Phones.SandboxName", no - BeforeFirst],
            Number = string.Create(CultureInfo.InvariantCulture, $"+5511900000{no}"),
            Provider = "cloud_api",
            Account = (AccountsFrom + no).ToString(CultureInfo.InvariantCulture),
            BaseUrl = settings.Sandbox!.ToString().TrimEnd('/'),
            Token = "sandbox-token",
            StoreId = storeId,
            Sandbox = true,
            Purpose = PhonePurpose.Both,
            Gap = TimeSpan.FromSeconds(1),
            Campaigns = campaigns,
            By = by,
        });
        return problem is null ? (id, said) : null;
    }

    // It is saved by now: a check that does not come back takes nothing of that away.
    private async Task<string> Tried(Guid id, string name)
    {
        try
        {
            var health = await sending.Phone(id, grain => grain.Check());
            return texts[KeyOf(health, "Phones.SavedWorks", "Phones.SavedFails", "Phones.SavedSilent"), name, Why(health)];
        }
        catch (SendingAwayException)
        {
            return texts["Phones.SavedUnchecked", name];
        }
    }

    private string Why(PhoneHealth health) => words.Reason(health.Problem ?? "unknown");

    // Some providers have nothing to ask that would not send.
    private static string KeyOf(PhoneHealth health, string works, string fails, string silent) =>
        !health.Works ? fails : health.Problem is null ? works : silent;
}
