using Konquista.Leads;
using Konquista.Messages;
using Konquista.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Konquista.Phones;

/// <summary>What one activation of a number does round by round: judge older claims, claim what the budget allows, send, record, tell the leads.</summary>
internal sealed partial class PhoneRounds(
    PhoneStore phones,
    PhoneTokens tokens,
    MessageClaims claims,
    MessageResults results,
    PhoneSends sends,
    PhoneTroubles troubles,
    IGrainFactory grains,
    IOptions<WhatsAppOptions> calls,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<PhoneRounds> log)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private Guid _id;
    private bool _mustTakeOver;
    private bool _hasOlder;
    private PhoneFacts? _phone;
    private PhoneLine? _line;
    private PhoneUsage _usage = PhoneUsage.None;
    private Breaker _breaker = Breaker.Closed;

    /// <summary>A newer activation has taken the number over: this one sends nothing any more.</summary>
    public bool IsOutdated { get; private set; }

    /// <summary>Takes a new epoch: whatever was claimed under an older one and not recorded is judged, never sent again.</summary>
    public async Task TakeOver(Guid id)
    {
        (_id, _mustTakeOver) = (id, true);
        _phone = await phones.TakeOver(id);
        _line = _phone is { } phone ? new(phone.Id, phone.Provider, phone.BaseUrl, phone.Account, tokens.Open(phone.TokenCipher)) : null;
        _usage = _phone is { } row ? PhoneUsage.Of(row, clock.GetUtcNow()) : PhoneUsage.None;
        (_hasOlder, _mustTakeOver) = (true, false);
    }

    public Task<PhoneHealth> Check() => _line is { } line ? sends.Check(line) : Task.FromResult(new PhoneHealth(false, "unknown"));

    public async Task<bool> HasWork() =>
        _phone is { } phone && (await claims.Next(_id) is { Due: not null } || await results.Abandoned(_id, phone.Epoch) > 0);

    /// <summary>Sends all that may go now; answers when to look again, null for not before the next poke.</summary>
    public async Task<DateTimeOffset?> Round()
    {
        // What was claimed under an epoch that was to end is judged only under the next.
        if (_mustTakeOver)
        {
            await TakeOver(_id);
        }

        var waitsForOlder = await JudgeOlder();
        while (_phone is { } phone && _line is { } line)
        {
            var now = clock.GetUtcNow();
            var ability = sends.Abilities(phone.Provider);
            var budget = SendingBudget.At(_usage.Pace(phone, ability), _usage.Use(now), now);
            var most = Math.Min(Math.Min(budget.Most, ability.MaxInFlight), _breaker.Most(0, now));
            if (most <= 0 || phone.BlockedUntil > now)
            {
                return Earliest(budget.Most <= 0 ? budget.Again : null, After(now, _breaker.OpenUntil), After(now, phone.BlockedUntil)) ?? now + LookAgain;
            }

            var batch = await claims.Claim(_id, phone.Epoch, most, budget.OnlyByHand);
            if (batch.Count == 0)
            {
                return await NextLook(phone, budget, waitsForOlder, now);
            }

            await Send(line, batch);
        }

        return null;
    }

    private async Task Send(PhoneLine line, IReadOnlyList<Claim> batch)
    {
        Failpoint.Hit("after-claim");
        _usage = _usage.Claimed(batch[^1].Message.ClaimedAt, batch.Count(claim => !claim.Message.IsByHand));
        var sent = await sends.Send(line, batch);
        Failpoint.Hit("after-http");
        var states = await Recorded([.. sent.Select(one => one.Result)]);
        Failpoint.Hit("after-result");
        _breaker = PhoneTroubles.Count(_breaker, sent, clock.GetUtcNow());
        foreach (var (message, _) in batch)
        {
            if (states.TryGetValue(message.Id, out var state) && state != MessageState.Planned)
            {
                await Lead(message.LeadId).Completed(new(message.Id, message.EnrollmentId, state));
            }
        }

        if (await troubles.Handle(_id, sent, clock.GetUtcNow(), grains))
        {
            await TakeOver(_id);
        }
    }

    // Results are never given up: while the database is away they wait here.
    private async Task<IReadOnlyDictionary<Guid, MessageState>> Recorded(IReadOnlyList<AttemptResult> batch)
    {
        while (true)
        {
            try
            {
                return await results.Write(batch);
            }
            catch (NpgsqlException problem)
            {
                LogResultsWait(log, _id, batch.Count, problem.SqlState);
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            }
        }
    }

    // No older epoch can claim any more: once none of its claims is left, there is nothing to judge until the next take-over.
    private async Task<bool> JudgeOlder()
    {
        if (!_hasOlder || _phone is not { } phone)
        {
            return false;
        }

        var grace = sends.Abilities(phone.Provider).Timeout + calls.Value.JudgeMargin;
        foreach (var (leadId, message) in await results.Judge(_id, phone.Epoch, grace))
        {
            await Lead(leadId).Completed(message);
        }

        return _hasOlder = await results.Abandoned(_id, phone.Epoch) > 0;
    }

    private async Task<DateTimeOffset?> NextLook(PhoneFacts phone, Budget budget, bool waitsForOlder, DateTimeOffset now)
    {
        var (due, epoch) = await claims.Next(_id, budget.OnlyByHand);
        IsOutdated = epoch != _phone?.Epoch;
        return IsOutdated ? null
            : epoch != phone.Epoch ? now
            : Earliest(
                due > now ? due : due is null ? null : now + LookAgain,
                waitsForOlder ? now + LookAgain : null,
                budget.OnlyByHand ? budget.Again : null);
    }

    private static DateTimeOffset? After(DateTimeOffset now, DateTimeOffset? moment) => moment > now ? moment : null;

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? earliest = null;
        foreach (var moment in moments)
        {
            earliest = earliest is null || moment < earliest ? moment ?? earliest : earliest;
        }

        return earliest;
    }

    private ILeadGrain Lead(Guid id) => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Phone {Phone}: {Count} results wait for the database (state {SqlState}).")]
    private static partial void LogResultsWait(ILogger logger, Guid phone, int count, string? sqlState);
}
