using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Hands what visitors sent to the silos, at once where one answers and later where none does; what a process dies with, another takes.</summary>
internal sealed partial class PostDelivery(PostBook posts, SendingSystem sending, TimeProvider time, ILogger<PostDelivery> log) : BackgroundService
{
    private const int AtOnce = 16;
    private const int Abreast = 8;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Cleaning = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _poke = new(0);
    private long _cleanedAt = time.GetTimestamp();

    /// <summary>Something was just sent.</summary>
    public void Poke()
    {
        if (_poke.CurrentCount == 0)
        {
            _poke.Release();
        }
    }

    /// <summary>Hands over what waits; false while no silo answers or the database is away.</summary>
    public async Task<bool> Run(CancellationToken cancel)
    {
        try
        {
            while (await posts.TakeSome(AtOnce, cancel) is { Count: > 0 } taken)
            {
                if (!await HandOver(taken, cancel))
                {
                    return false;
                }
            }

            if (time.GetElapsedTime(_cleanedAt) > Cleaning)
            {
                await posts.ForgetOld(cancel);
                _cleanedAt = time.GetTimestamp();
            }

            return true;
        }
        catch (NpgsqlException cause)
        {
            DatabaseAway(log, cause.SqlState);
            return false;
        }
    }

    public override void Dispose()
    {
        _poke.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            if (await Run(stoppingToken))
            {
                await _poke.WaitAsync(Pace, stoppingToken);
            }
            else
            {
                await Task.Delay(WhileAway, time, stoppingToken);
            }
        }
    }

    private async Task<bool> HandOver(IReadOnlyList<WaitingPost> taken, CancellationToken cancel)
    {
        var isAway = false;
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancel }, async (post, stop) =>
        {
            try
            {
                await posts.End(post.Id, await sending.Capture(KeptPost.Read(post.Person).ToNewLead(post.Key)), stop);
            }
            catch (SendingAwayException)
            {
                isAway = true;
            }
            catch (Exception cause) when (cause is not (NpgsqlException or OperationCanceledException))
            {
                // It is tried again when its lease is over; the others go on.
                Failed(log, post.Id, cause.GetType().Name);
            }
        });
        if (isAway)
        {
            await posts.Return([.. taken.Select(post => post.Id)], cancel);
        }

        return !isAway;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What visitors sent could not be read ({SqlState})")]
    private static partial void DatabaseAway(ILogger logger, string? sqlState);

    [LoggerMessage(Level = LogLevel.Error, Message = "What visitor form {Id} brought was not taken ({Cause})")]
    private static partial void Failed(ILogger logger, Guid id, string cause);
}
