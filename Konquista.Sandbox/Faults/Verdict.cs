namespace Konquista.Sandbox.Faults;

/// <summary>What becomes of one well-formed request to send.</summary>
internal enum Verdict
{
    Accepted,
    RateLimited,
    ServerErrorWithBody,
    ServerErrorBare,
    AcceptThenDrop,
}

/// <summary>One roll over the stacked shares of the faults, so that each keeps its exact percentage.</summary>
internal static class Verdicts
{
    public static Verdict For(FaultPlan plan, Dice dice, ulong key, int attempt)
    {
        var roll = dice.Percent(key, attempt, purpose: -1);
        if ((roll -= plan[Dial.RateLimited]) < 0)
            return Verdict.RateLimited;
        if ((roll -= plan[Dial.ServerErrorWithBody]) < 0)
            return Verdict.ServerErrorWithBody;
        if ((roll -= plan[Dial.ServerErrorBare]) < 0)
            return Verdict.ServerErrorBare;
        return roll - plan[Dial.AcceptThenDrop] < 0 ? Verdict.AcceptThenDrop : Verdict.Accepted;
    }
}
