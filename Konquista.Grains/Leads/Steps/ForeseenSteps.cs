using Konquista.Campaigns;

namespace Konquista.Leads.Steps;

/// <summary>What is foreseen of each step of one passage, and what it had to wait for on the way.</summary>
internal sealed class ForeseenSteps(IReadOnlyList<Step> steps)
{
    private readonly Dictionary<string, string> _delays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForeseenStep> _foreseen = new(StringComparer.Ordinal);

    /// <summary>Each step once; those that never came to anything have no moment.</summary>
    public IReadOnlyList<ForeseenStep> All =>
        [.. steps.Select(step => step.Id).Distinct(StringComparer.Ordinal).Select(id => _foreseen.GetValueOrDefault(id) ?? new(id, null, null, null))];

    /// <summary>Notes what became of a step, if it is one of the passage that is asked for.</summary>
    public void Note(bool isAsked, Step step, DateTimeOffset at, string? skipped)
    {
        if (isAsked)
        {
            _foreseen[step.Id] = new(step.Id, at, skipped, _delays.GetValueOrDefault(step.Id));
        }
    }

    /// <summary>The last reason counts; a day that has not come yet is none.</summary>
    public void Delay(bool isAsked, Decision.Wait wait)
    {
        if (isAsked && wait.Step is { } step && wait.Reason != Reason.NotYet)
        {
            _delays[step.Id] = wait.Reason;
        }
    }

    /// <summary>What holds a passage delays the step that comes next.</summary>
    public void Hold(bool isAsked, Decision.Hold hold)
    {
        if (isAsked && steps.FirstOrDefault(step => !_foreseen.ContainsKey(step.Id)) is { } next)
        {
            _delays[next.Id] = hold.Reason;
        }
    }
}

/// <summary>What would become of one step: when, or never; skipped for a reason, or sent; after what delay.</summary>
internal sealed record ForeseenStep(string StepId, DateTimeOffset? At, string? Skipped, string? Delayed);
