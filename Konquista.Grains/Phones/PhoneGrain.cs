using Konquista.Clock;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Phones;

/// <summary>One number of ours: keeps its pump turning while there is work, and takes orders about the number.</summary>
[GrainType("phone")]
internal sealed partial class PhoneGrain(
    PhoneStore phones,
    PhoneRegistration registration,
    PhoneRemovals removals,
    PhoneRounds rounds,
    Pace pace,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<PhoneGrain> log) : Grain, IPhoneGrain, IRemindable
{
    private const string Work = "work";

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

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
        return rounds.TakeOver(Id);
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
        if (_pumping || await rounds.HasWork())
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
            await rounds.TakeOver(Id);
            await Poke();
        }

        return problem;
    }

    public async Task<int> Pause(Actor by)
    {
        var inFlight = await phones.Pause(Id, paused: true, by.Name);
        await rounds.TakeOver(Id);
        return inFlight;
    }

    public async Task Resume(Actor by)
    {
        await phones.Pause(Id, paused: false, by.Name);
        await phones.Unblock(Id);
        await rounds.TakeOver(Id);
        await Poke();
    }

    public async Task<PhoneHealth> Check()
    {
        var health = await rounds.Check();
        await phones.KeepCheck(Id, health);
        return health;
    }

    public Task<int> Remove(Actor by) => removals.Remove(Id, by.Name);

    private async Task Pump(CancellationToken cancellation)
    {
        if (_pumping)
        {
            return;
        }

        _pumping = true;
        DateTimeOffset? again;
        try
        {
            again = await Rounds(cancellation);
        }
        finally
        {
            _pumping = false;
        }

        _pump?.Change(Until(again), Timeout.InfiniteTimeSpan);
        if (rounds.IsOutdated)
        {
            DeactivateOnIdle();
        }
    }

    private async Task<DateTimeOffset?> Rounds(CancellationToken cancellation)
    {
        try
        {
            await KeepReminded();
            DateTimeOffset? again;
            do
            {
                _poked = false;
                again = await rounds.Round();
            }
            while (_poked && !rounds.IsOutdated);
            return again;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(log, Id, problem.GetType().Name, (problem as NpgsqlException)?.SqlState);
            await BeginAnew();
            return clock.GetUtcNow() + AfterTrouble;
        }
    }

    private async Task BeginAnew()
    {
        try
        {
            await rounds.TakeOver(Id);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(log, Id, problem.GetType().Name, (problem as NpgsqlException)?.SqlState);
        }
    }

    // After a crash the number wakes by itself as long as it may have work.
    private async Task KeepReminded()
    {
        if (!_reminded)
        {
            await this.RegisterOrUpdateReminder(Work, pace.ReminderRetry, pace.ReminderRetry);
            _reminded = true;
        }
    }

    private TimeSpan Until(DateTimeOffset? at)
    {
        var wait = at - clock.GetUtcNow();
        return _poked ? TimeSpan.Zero
            : wait is not { } time ? Timeout.InfiniteTimeSpan
            : time < TimeSpan.Zero ? TimeSpan.Zero
            : time < Longest ? time : Longest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Phone {Phone} ended a round with {Problem} (state {SqlState}) and begins anew.")]
    private static partial void LogFailed(ILogger logger, Guid phone, string problem, string? sqlState);
}
