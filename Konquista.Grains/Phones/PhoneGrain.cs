using Konquista.Clock;
using Konquista.Leads;
using Konquista.Messages;
using Konquista.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Phones;

/// <summary>One number of ours: its pump claims what the budget allows, sends it and records it, one round after the other.</summary>
[GrainType("phone")]
internal sealed partial class PhoneGrain(
    PhoneStore phones,
    PhoneRegistration registration,
    PhoneTokens tokens,
    MessageClaims claims,
    MessageResults results,
    PhoneSends sends,
    PhoneTroubles troubles,
    Pace pace,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<PhoneGrain> log) : Grain, IPhoneGrain, IRemindable
{
    private const string Work = "work";

    /// <summary>How long after an older activation's claim its request cannot be under way any more, beyond the gateway's own limit.</summary>
    private static readonly TimeSpan JudgeMargin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private PhoneFacts? _phone;
    private PhoneLine? _line;
    private PhoneUsage _usage = PhoneUsage.None;
    private Breaker _breaker = Breaker.Closed;
    private IGrainTimer? _pump;
    private bool _poked;
    private bool _pumping;
    private bool _reminded;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _pump = this.RegisterGrainTimer(Pump, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        {
            Interleave = true,
            KeepAlive = true,
        });
        return TakeOver();
    }

    public Task Poke()
    {
        _poked = true;
        if (!_pumping)
        {
            _pump?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_pumping || (_phone is { } phone && (await claims.Next(Id) is { Due: not null } || await results.Abandoned(Id, phone.Epoch) > 0)))
        {
            await Poke();
        }
        else if (await this.GetReminder(Work) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            _reminded = false;
        }
    }

    public async Task<PhoneProblem?> Register(NewPhone phone)
    {
        var problem = await registration.Register(Id, phone);
        if (problem is null)
        {
            await TakeOver();
            await Poke();
        }

        return problem;
    }

    public async Task<int> Pause(string by)
    {
        var inFlight = await phones.Pause(Id, paused: true, by);
        await TakeOver();
        return inFlight;
    }

    public async Task Resume(string by)
    {
        await phones.Pause(Id, paused: false, by);
        await phones.Unblock(Id);
        await TakeOver();
        await Poke();
    }

    public Task<PhoneHealth> Check() => _line is { } line ? sends.Check(line) : Task.FromResult(new PhoneHealth(false, "unknown"));

    private async Task TakeOver()
    {
        _phone = await phones.TakeOver(Id);
        _line = _phone is { } phone ? new(phone.Id, phone.Provider, phone.BaseUrl, phone.Account, tokens.Open(phone.TokenCipher)) : null;
        _usage = _phone is { } row ? PhoneUsage.Of(row, clock.GetUtcNow()) : PhoneUsage.None;
    }

    private async Task Pump(CancellationToken cancellation)
    {
        if (_pumping || _phone is null)
        {
            return;
        }

        _pumping = true;
        DateTimeOffset? again = clock.GetUtcNow() + LookAgain;
        try
        {
            do
            {
                _poked = false;
                again = await Round();
            }
            while (_poked);
        }
        catch (NpgsqlException problem)
        {
            LogDatabaseAway(log, Id, problem.SqlState);
            _phone = await Retake() ?? _phone;
        }
        finally
        {
            _pumping = false;
            _pump?.Change(_poked ? TimeSpan.Zero : Until(again), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends all that may go now; answers when to look again, null for not before the next poke.</summary>
    private async Task<DateTimeOffset?> Round()
    {
        await KeepReminded();
        var waitsForOlder = await JudgeOlder();
        while (_phone is { } phone && _line is { } line)
        {
            var now = clock.GetUtcNow();
            var ability = sends.Abilities(phone.Provider);
            var budget = SendingBudget.At(_usage.Pace(phone, ability), _usage.Use(now), now);
            var most = Math.Min(Math.Min(budget.Most, ability.MaxInFlight), _breaker.Most(0, now));
            if (most <= 0 || phone.BlockedUntil > now)
            {
                return Earliest(budget.Most <= 0 ? budget.Again : null, _breaker.OpenUntil, phone.BlockedUntil) ?? now + LookAgain;
            }

            var batch = await claims.Claim(Id, phone.Epoch, most);
            if (batch.Count == 0)
            {
                return await NextLook(phone, waitsForOlder, now);
            }

            await SendBatch(line, batch);
        }

        return null;
    }

    private async Task SendBatch(PhoneLine line, IReadOnlyList<(ClaimedMessage Message, Composition Text)> batch)
    {
        Failpoint.Hit("after-claim");
        _usage = _usage.Claimed(batch[^1].Message.ClaimedAt, batch.Count);
        var sent = await sends.Send(line, batch);
        Failpoint.Hit("after-http");
        var states = await Recorded([.. sent.Select(one => one.Result)]);
        Failpoint.Hit("after-result");
        _breaker = PhoneTroubles.Count(_breaker, sent, clock.GetUtcNow());
        if (await troubles.Handle(Id, sent, clock.GetUtcNow(), GrainFactory))
        {
            await TakeOver();
        }

        foreach (var (message, _) in batch)
        {
            if (states.TryGetValue(message.Id, out var state) && state != MessageState.Planned)
            {
                await Lead(message.LeadId).Completed(new(message.Id, message.EnrollmentId, state));
            }
        }
    }

    /// <summary>Results are never given up: while the database is away they wait here.</summary>
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
                LogDatabaseAway(log, Id, problem.SqlState);
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            }
        }
    }

    private async Task<bool> JudgeOlder()
    {
        if (_phone is not { } phone)
        {
            return false;
        }

        foreach (var (leadId, message) in await results.Judge(Id, phone.Epoch, sends.Abilities(phone.Provider).Timeout + JudgeMargin))
        {
            await Lead(leadId).Completed(message);
        }

        return await results.Abandoned(Id, phone.Epoch) > 0;
    }

    private async Task<DateTimeOffset?> NextLook(PhoneFacts phone, bool waitsForOlder, DateTimeOffset now)
    {
        var (due, epoch) = await claims.Next(Id);
        if (epoch != phone.Epoch)
        {
            DeactivateOnIdle();
            return null;
        }

        return Earliest(due > now ? due : due is null ? null : now + LookAgain, waitsForOlder ? now + LookAgain : null);
    }

    private async Task KeepReminded()
    {
        if (!_reminded)
        {
            await this.RegisterOrUpdateReminder(Work, pace.ReminderRetry, pace.ReminderRetry);
            _reminded = true;
        }
    }

    private async Task<PhoneFacts?> Retake()
    {
        try
        {
            return await phones.TakeOver(Id);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private TimeSpan Until(DateTimeOffset? at) =>
        at is not { } moment ? Timeout.InfiniteTimeSpan
        : moment <= clock.GetUtcNow() ? TimeSpan.Zero
        : moment - clock.GetUtcNow() < LookAgain * 240 ? moment - clock.GetUtcNow() : LookAgain * 240;

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? earliest = null;
        foreach (var moment in moments)
        {
            earliest = earliest is null || moment < earliest ? moment ?? earliest : earliest;
        }

        return earliest;
    }

    private ILeadGrain Lead(Guid id) => GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(id));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Phone {Phone} waits for the database (state {SqlState}).")]
    private static partial void LogDatabaseAway(ILogger logger, Guid phone, string? sqlState);
}
