namespace Konquista.Postgres;

public sealed class GatheredTests
{
    [Fact]
    public async Task A_call_that_is_refused_fails_alone()
    {
        var isFirst = true;
        var (began, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sizes = new List<int>();
        var gathered = new Gathered<int, int>(Run, lanes: 1);
        var first = gathered.Ask(0);
        await began.Task;
        var others = Enumerable.Range(1, 5).Select(gathered.Ask).ToArray();

        gate.SetResult();

        (await first).ShouldBe(0);
        await Should.ThrowAsync<InvalidOperationException>(() => others[2]);
        (await Task.WhenAll(others.Except([others[2]]))).ShouldBe([2, 4, 8, 10]);
        sizes.ShouldBe([1, 5, 1, 1, 1, 1, 1]);

        async Task<IReadOnlyList<int>> Run(IReadOnlyList<int> asked)
        {
            sizes.Add(asked.Count);
            if (isFirst)
            {
                isFirst = false;
                began.SetResult();
                await gate.Task;
            }

            return asked.Contains(3) ? throw new InvalidOperationException("three") : [.. asked.Select(number => number * 2)];
        }
    }
}
