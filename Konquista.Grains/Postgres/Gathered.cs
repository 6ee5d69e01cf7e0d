using System.Threading.Channels;
using Npgsql;

namespace Konquista.Postgres;

/// <summary>
/// Joins calls that arrive while the database is busy with the ones before into one statement: alone a call goes at once,
/// under load many share a round trip and a commit. Each caller's task ends only when its batch is committed.
/// </summary>
internal sealed class Gathered<TAsk, TAnswer>
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();
    private readonly Func<IReadOnlyList<TAsk>, Task<IReadOnlyList<TAnswer>>> _run;
    private readonly int _most;

    /// <summary>Starts the lanes; they end with the process.</summary>
    /// <param name="run">Answers a batch; the answers stand in the order of the asks.</param>
    /// <param name="most">The largest batch.</param>
    /// <param name="lanes">How many batches may be under way at once.</param>
    public Gathered(Func<IReadOnlyList<TAsk>, Task<IReadOnlyList<TAnswer>>> run, int most = 128, int lanes = 2)
    {
        _run = run;
        _most = most;
        for (var lane = 0; lane < lanes; lane++)
        {
            // On the default scheduler: the first caller may be a grain, whose turns must not carry everybody's batches.
            _ = Task.Factory.StartNew(Drain, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        }
    }

    public Task<TAnswer> Ask(TAsk ask)
    {
        var call = new Call(ask, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _calls.Writer.TryWrite(call);
        return call.Answer.Task;
    }

    private async Task Drain()
    {
        var batch = new List<Call>(_most);
        while (await _calls.Reader.WaitToReadAsync())
        {
            while (batch.Count < _most && _calls.Reader.TryRead(out var call))
            {
                batch.Add(call);
            }

            await Run(batch);
            batch.Clear();
        }
    }

    private async Task Run(List<Call> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var answers = await _run(batch.ConvertAll(call => call.Ask));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(answers[i]);
            }
        }
        catch (Exception problem) when (batch.Count == 1 || problem is NpgsqlException and not PostgresException)
        {
            batch.ForEach(call => call.Answer.TrySetException(problem));
        }
        catch (Exception)
        {
            await RunEach(batch);
        }
    }

    // One call that PostgreSQL refuses must not fail the others. Nothing of the batch was committed: only a lost connection leaves that open.
    private async Task RunEach(List<Call> batch)
    {
        foreach (var call in batch)
        {
            await Run([call]);
        }
    }

    private sealed record Call(TAsk Ask, TaskCompletionSource<TAnswer> Answer);
}
