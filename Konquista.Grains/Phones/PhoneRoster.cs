using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Phones;

/// <summary>Our numbers as they stood at most a second ago, and which of them a lead is to be messaged from.</summary>
internal sealed class PhoneRoster(NpgsqlDataSource db) : IDisposable
{
    // Nobody is given to a number that is paused because it failed its first check; who knows a number stays with it.
    [StringSyntax("sql")]
    private const string SelectPhones = """
        select p.id, p.store_id, p.paused_at is not null or coalesce(p.blocked_until > product_now(), false),
               array(select c.campaign_id from campaign_phones c where c.phone_id = p.id)
        from phones p
        where p.purpose <> 'answers' and p.removed_at is null
          and (p.paused_at is null or p.check_works is not false or exists (select from attempts a where a.phone_id = p.id))
        order by p.id
        """;

    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private IReadOnlyList<Line> _lines = [];
    private long? _readAt;

    /// <summary>The number this person already knows, else one of their store, else one of the campaign's pool; chosen evenly and for good.</summary>
    public async Task<(Guid? PhoneId, bool Paused)> Choose(Guid leadId, Guid? known, Guid? storeId, Guid campaignId)
    {
        var lines = await Lines();
        var line = lines.FirstOrDefault(line => line.Id == known)
            ?? Pick(leadId, lines.Where(line => storeId is not null && line.StoreId == storeId))
            ?? Pick(leadId, lines.Where(line => line.Campaigns.Contains(campaignId)));
        return (line?.Id, line?.Paused ?? false);
    }

    public void Dispose() => _reading.Dispose();

    private static Line? Pick(Guid leadId, IEnumerable<Line> lines)
    {
        Line[] candidates = [.. lines];
        Line[] ready = [.. candidates.Where(line => !line.Paused)];
        var from = ready.Length > 0 ? ready : candidates;
        return from.Length == 0 ? null : from[(int)(StableHash.Of(leadId.ToString("N")) % (ulong)from.Length)];
    }

    private async Task<IReadOnlyList<Line>> Lines()
    {
        if (_readAt is { } at && TimeProvider.System.GetElapsedTime(at) < Fresh)
        {
            return _lines;
        }

        await _reading.WaitAsync();
        try
        {
            if (_readAt is not { } read || TimeProvider.System.GetElapsedTime(read) >= Fresh)
            {
                _lines = await Read();
                _readAt = TimeProvider.System.GetTimestamp();
            }

            return _lines;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyList<Line>> Read()
    {
        await using var command = db.Command(SelectPhones);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<Line>();
        while (await rows.ReadAsync())
        {
            lines.Add(new(rows.GetGuid(0), rows.ValueOrNull<Guid?>(1), rows.GetBoolean(2), rows.GetFieldValue<Guid[]>(3)));
        }

        return lines;
    }

    private sealed record Line(Guid Id, Guid? StoreId, bool Paused, IReadOnlyList<Guid> Campaigns);
}
