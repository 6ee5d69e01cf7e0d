using System.Collections.Immutable;
using System.Globalization;
using Konquista.Sandbox.Faults;

namespace Konquista.Sandbox;

/// <summary>The section <c>Sandbox</c> of the configuration, checked; a wrong or unknown key stops the start.</summary>
internal sealed record SandboxSettings
{
    private static readonly string[] Known =
    [
        nameof(Urls), nameof(AppSecret), nameof(VerifyToken), nameof(CallbackUrl), nameof(Seed), nameof(Faults), nameof(Tokens),
        nameof(PhoneNumberIds), nameof(WebhookWorkers), nameof(WebhookBatch), nameof(WebhookGatherMs), nameof(WebhookTimeoutSeconds),
        nameof(WebhookAttempts), nameof(MaxPendingWebhooks), nameof(MaxReceipts), nameof(MaxBodyBytes),
    ];

    public required string Urls { get; init; }

    public required string AppSecret { get; init; }

    public required string VerifyToken { get; init; }

    public required Uri? CallbackUrl { get; init; }

    public required long Seed { get; init; }

    public required FaultPlan Faults { get; init; }

    public required ImmutableHashSet<string> Tokens { get; init; }

    public required ImmutableHashSet<string> PhoneNumberIds { get; init; }

    public required int WebhookWorkers { get; init; }

    public required int WebhookBatch { get; init; }

    public required int WebhookGatherMs { get; init; }

    public required int WebhookTimeoutSeconds { get; init; }

    public required int WebhookAttempts { get; init; }

    public required int MaxPendingWebhooks { get; init; }

    public required int MaxReceipts { get; init; }

    public required int MaxBodyBytes { get; init; }

    public bool HasWebhooks => CallbackUrl is not null;

    public bool Knows(string? token) => !string.IsNullOrEmpty(token)
        && (Tokens.IsEmpty ? !token.StartsWith("bad", StringComparison.OrdinalIgnoreCase) : Tokens.Contains(token));

    public bool HasPhone(string phoneNumberId) => PhoneNumberIds.IsEmpty
        ? phoneNumberId.All(char.IsAsciiDigit) && !phoneNumberId.StartsWith("000", StringComparison.Ordinal)
        : PhoneNumberIds.Contains(phoneNumberId);

    public static SandboxSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Sandbox");
        foreach (var given in section.GetChildren())
        {
            if (!Known.Contains(given.Key, StringComparer.OrdinalIgnoreCase))
                throw new WrongSettingException($"{given.Path} is not a setting of the Sandbox.");
        }

        return new()
        {
            Urls = ReadUrls(section),
            AppSecret = Text(section, nameof(AppSecret), "sandbox-app-secret"),
            VerifyToken = Text(section, nameof(VerifyToken), "sandbox-verify-token"),
            CallbackUrl = ReadCallback(section),
            Seed = Number(section, nameof(Seed), 1, 0, int.MaxValue),
            Faults = ReadFaults(section.GetSection(nameof(Faults))),
            Tokens = Many(section, nameof(Tokens)),
            PhoneNumberIds = Many(section, nameof(PhoneNumberIds)),
            WebhookWorkers = Number(section, nameof(WebhookWorkers), 4, 1, 64),
            WebhookBatch = Number(section, nameof(WebhookBatch), 100, 1, 1000),
            WebhookGatherMs = Number(section, nameof(WebhookGatherMs), 50, 0, 10_000),
            WebhookTimeoutSeconds = Number(section, nameof(WebhookTimeoutSeconds), 10, 1, 300),
            WebhookAttempts = Number(section, nameof(WebhookAttempts), 100, 1, 100_000),
            MaxPendingWebhooks = Number(section, nameof(MaxPendingWebhooks), 1_000_000, 1, int.MaxValue),
            MaxReceipts = Number(section, nameof(MaxReceipts), 2_000_000, 1, int.MaxValue),
            MaxBodyBytes = Number(section, nameof(MaxBodyBytes), 16 * 1024 * 1024, 1024, int.MaxValue),
        };
    }

    private static string ReadUrls(IConfigurationSection section)
    {
        var urls = Text(section, nameof(Urls), "http://127.0.0.1:5190");
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
                throw Wrong(section, nameof(Urls), "must be one or more http addresses separated by ;");
        }

        return urls;
    }

    private static Uri? ReadCallback(IConfigurationSection section)
    {
        var text = section[nameof(CallbackUrl)];
        if (string.IsNullOrEmpty(text))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw Wrong(section, nameof(CallbackUrl), "must be an http or https address");
    }

    private static FaultPlan ReadFaults(IConfigurationSection section)
    {
        var profile = section.Value ?? section["Profile"] ?? "none";
        var plan = FaultPlan.Named(profile) ?? throw new WrongSettingException($"{section.Path} must be none or rough, not {profile}.");
        foreach (var given in section.GetChildren())
        {
            if (given.Key.Equals("BadTokenFor", StringComparison.OrdinalIgnoreCase))
                plan = plan with { BadTokenFor = [.. Many(section, "BadTokenFor")] };
            else if (!given.Key.Equals("Profile", StringComparison.OrdinalIgnoreCase)
                && !plan.TryChange(given.Key, given.Value ?? "", out plan, out var wrong))
                throw new WrongSettingException($"{given.Path} {wrong}.");
        }

        return plan.Contradiction() is { } sentence ? throw new WrongSettingException($"{section.Path}: {sentence}") : plan;
    }

    private static string Text(IConfigurationSection section, string key, string standard)
    {
        var text = section[key] ?? standard;
        return text.Length > 0 ? text : throw Wrong(section, key, "must not be empty");
    }

    private static int Number(IConfigurationSection section, string key, int standard, int least, int most)
    {
        if (section[key] is not { } text)
            return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(section, key, $"must be a whole number from {least} to {most}");
    }

    private static ImmutableHashSet<string> Many(IConfigurationSection section, string key)
    {
        var given = section.GetSection(key);
        var one = given.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return [.. one, .. given.GetChildren().Select(child => child.Value).OfType<string>()];
    }

    private static WrongSettingException Wrong(IConfigurationSection section, string key, string rule) => new($"{section.Path}:{key} {rule}.");
}
