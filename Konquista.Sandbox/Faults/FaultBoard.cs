namespace Konquista.Sandbox.Faults;

/// <summary>The faults in force now: changed at run time, reset to what the settings say.</summary>
internal sealed class FaultBoard(SandboxSettings settings)
{
    private volatile FaultPlan _current = settings.Faults;

    public FaultPlan Current => _current;

    public void Reset() => _current = settings.Faults;

    public string? Change(string? profile, IEnumerable<KeyValuePair<string, string>> dials, IReadOnlyList<string>? badTokenFor)
    {
        var plan = _current;
        if (profile is not null && profile != plan.Profile && profile != "custom")
        {
            if (FaultPlan.Named(profile) is not { } named)
                return "profile must be none or rough.";
            plan = named;
        }

        foreach (var (name, text) in dials)
        {
            if (!plan.TryChange(name, text, out plan, out var wrong))
                return $"{name} {wrong}.";
        }

        if (badTokenFor is not null)
            plan = plan with { BadTokenFor = [.. badTokenFor] };
        if (plan.Contradiction() is { } sentence)
            return sentence;
        _current = plan;
        return null;
    }
}
