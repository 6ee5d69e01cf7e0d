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

    /// <summary>A new number gets nobody's messages before it is known not to fail: until then it is paused.</summary>
    public async Task<PhoneSaved> Add(Guid id, NewPhone phone)
    {
        if (await sending.Phone(id, grain => grain.Register(phone with { BeginsPaused = true })) is { } problem)
        {
            return new(problem);
        }

        var tried = await Tried(id, phone.Name, "Phones.AddedFails", "Phones.AddedUnchecked");
        if (tried.Works)
        {
            await sending.Phone(id, grain => grain.Resume(new(phone.By)));
        }

        return tried;
    }

    /// <summary>A number that is there goes on as it was, whatever the provider says.</summary>
    public async Task<PhoneSaved> Save(Guid id, NewPhone phone) =>
        await sending.Phone(id, grain => grain.Register(phone)) is { } problem
            ? new(problem)
            : await Tried(id, phone.Name, "Phones.SavedFails", "Phones.SavedUnchecked");

    /// <summary>Asks the provider; what it said is kept with the number.</summary>
    public async Task<(string Said, bool Works)> Check(Guid id, string name)
    {
        var health = await sending.Phone(id, grain => grain.Check());
        return (texts[KeyOf(health, "Phones.CheckWorks", "Phones.CheckFails", "Phones.CheckSilent"), name, Why(health)], health.Works);
    }

    /// <summary>A number that the Sandbox answers for, in the pool of the given campaigns; null when it could not be made.</summary>
    public async Task<(Guid Id, PhoneSaved Saved)?> AddSandbox(Guid? storeId, Guid[] campaigns, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var no = 1 + await connection.ExecuteScalarAsync<int>(new CommandDefinition(LastSandbox, cancellationToken: cancel)) % 1000;
        var id = Guid.CreateVersion7();
        var added = await Add(id, new()
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
        return added.Problem is null ? (id, added) : null;
    }

    // It is saved by now: a check that does not come back takes nothing of that away.
    private async Task<PhoneSaved> Tried(Guid id, string name, string fails, string away)
    {
        try
        {
            var health = await sending.Phone(id, grain => grain.Check());
            return new(null, texts[KeyOf(health, "Phones.SavedWorks", fails, "Phones.SavedSilent"), name, Why(health)], health.Works);
        }
        catch (SendingAwayException)
        {
            return new(null, texts[away, name]);
        }
    }

    private string Why(PhoneHealth health) => words.Reason(health.Problem ?? "unknown");

    // Some providers have nothing to ask that would not send.
    private static string KeyOf(PhoneHealth health, string works, string fails, string silent) =>
        !health.Works ? fails : health.Problem is null ? works : silent;
}

/// <summary>What became of saving a number: the one thing that is wrong, or a sentence on how it does and whether it may send.</summary>
internal sealed record PhoneSaved(PhoneProblem? Problem, string Said = "", bool Works = false);
