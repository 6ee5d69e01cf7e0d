namespace Konquista.Silo.Audit;

/// <summary>What a Sandbox says it received, read page by page from its control address.</summary>
internal sealed class SandboxReceipts(HttpClient http, Uri address)
{
    private const int PageSize = 10_000;

    public async Task<SandboxAccount> Read(CancellationToken cancellation) => new(
        await All<SandboxReceipt>("control/receipts", cancellation), await All<SandboxStop>("control/stops", cancellation));

    private async Task<IReadOnlyList<T>> All<T>(string list, CancellationToken cancellation)
    {
        var all = new List<T>();
        for (int? after = 0; after is not null;)
        {
            var path = $"{list}?after={after}&limit={PageSize}";
            var page = await http.GetFromJsonAsync<SandboxPage<T>>(new Uri(address, path), cancellation)
                ?? throw new InvalidOperationException("The Sandbox answered nothing.");
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }

    private sealed record SandboxPage<T>(IReadOnlyList<T> Items, int? Next);
}

/// <summary>All that a Sandbox had received and said at one moment.</summary>
internal sealed record SandboxAccount(IReadOnlyList<SandboxReceipt> Receipts, IReadOnlyList<SandboxStop> Stops)
{
    public static SandboxAccount Empty { get; } = new([], []);
}

/// <summary>One message as the Sandbox counted it; without an id it was told by text and person alone.</summary>
internal sealed record SandboxReceipt(string? Id, int Count)
{
    public Guid? MessageId => SandboxId.Read(Id);
}

/// <summary>A person's answer, when its webhook was answered, and what still came for them afterwards.</summary>
internal sealed record SandboxStop(int Number, string Recipient, DateTimeOffset? AnsweredAt, IReadOnlyList<SandboxLate> SentAfterStop);

/// <summary>One that came after the stop.</summary>
internal sealed record SandboxLate(string? Id)
{
    public Guid? MessageId => SandboxId.Read(Id);
}

/// <summary>Our message's id inside what we give providers to call it by.</summary>
internal static class SandboxId
{
    private const int Digits = 32;

    public static Guid? Read(string? text) =>
        Guid.TryParse(text, out var plain) ? plain
        : text?.Length > Digits && Guid.TryParseExact(text.AsSpan(text.Length - Digits), "N", out var last) ? last
        : null;
}
