namespace Konquista.Bench.Benches;

/// <summary>The figure of a landing page: how many visitors a second, what one of them fetches, and how soon who sends the form is written to.</summary>
internal sealed record LandingFigure(double RequestsPerSecond, double P99Ms, int Bytes, double PostToSendP95Ms);
