namespace Konquista.Bench.Benches;

/// <summary>The figure of the API: lists of leads, news to who follows, people who come in; and the memory that it takes.</summary>
internal sealed record ApiFigure(
    double QueryP95Ms,
    double QueriesPerSecond,
    double DeepPageRatio,
    int Subscribers,
    double EventP95Ms,
    int ResumeMissed,
    int ResumeTwice,
    double CapturesPerSecond,
    double BulkLeadsPerSecond)
{
    /// <summary>With all subscribers there.</summary>
    public double SubscribedWebMb { get; init; }

    public double WebPeakMb { get; init; }

    public double SiloPeakMb { get; init; }
}
