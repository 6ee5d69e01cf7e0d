namespace Konquista.Phones;

/// <summary>When a phone rests, and how long a message waits for its next try.</summary>
public sealed class BreakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly Breaker Open = Enumerable.Range(0, Breaker.Tolerated).Aggregate(Breaker.Closed, (breaker, _) => breaker.Failed(Now));

    [Fact]
    public void A_few_failures_are_tolerated() => Breaker.Closed.Failed(Now).Failed(Now).Most(inFlight: 3, Now).ShouldBe(int.MaxValue);

    [Fact]
    public void Failures_in_a_row_open_it_for_a_minute_and_then_one_may_try()
    {
        Open.OpenUntil.ShouldBe(Now.AddMinutes(1));
        Open.Most(inFlight: 0, Now.AddSeconds(59)).ShouldBe(0);
        Open.Most(inFlight: 0, Now.AddMinutes(1)).ShouldBe(1);
        Open.Most(inFlight: 1, Now.AddMinutes(1)).ShouldBe(0);
    }

    [Fact]
    public void Each_failed_try_opens_it_for_longer()
    {
        var again = Open.Failed(Now.AddMinutes(1));
        again.OpenUntil.ShouldBe(Now.AddMinutes(6));
        again.Failed(Now.AddMinutes(6)).OpenUntil.ShouldBe(Now.AddMinutes(21));
        again.Failed(Now.AddMinutes(6)).Failed(Now.AddMinutes(21)).OpenUntil.ShouldBe(Now.AddMinutes(36));
    }

    [Fact]
    public void Failures_of_what_had_left_before_do_not_lengthen_the_rest() =>
        Open.Failed(Now.AddSeconds(30)).OpenUntil.ShouldBe(Open.OpenUntil);

    [Theory]
    [InlineData(RetryClass.TryLater, 1, 30)]
    [InlineData(RetryClass.TryLater, 3, 480)]
    [InlineData(RetryClass.RateLimited, 9, 7200)]
    [InlineData(RetryClass.PairLimited, 1, 4)]
    [InlineData(RetryClass.PairLimited, 3, 64)]
    internal void A_delay_grows_with_the_attempts_and_is_a_little_longer_for_each_message(RetryClass retry, int attempt, int seconds)
    {
        var id = new Guid("0195a000-0000-7000-8000-000000000001");
        Backoff.After(retry, attempt, id).TotalSeconds.ShouldBeInRange(seconds, seconds * 1.2);
        Backoff.After(retry, attempt, id).ShouldBe(Backoff.After(retry, attempt, id));
    }

    [Fact]
    public void Messages_do_not_all_come_back_at_once() =>
        Enumerable.Range(0, 50).Select(no => Backoff.After(RetryClass.TryLater, 1, new Guid(no, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).Distinct().Count().ShouldBeGreaterThan(40);
}
