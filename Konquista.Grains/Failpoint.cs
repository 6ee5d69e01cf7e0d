using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Konquista;

/// <summary>Named places at which a crash test lets the process die as by SIGKILL; production refuses to know any.</summary>
internal static class Failpoint
{
    private static FrozenDictionary<string, StrongBox<int>> _armed = FrozenDictionary<string, StrongBox<int>>.Empty;

    /// <summary>Arms "name" at its first hit and "name:n" at its n-th, several separated by commas.</summary>
    public static void Configure(string? names, string environment)
    {
        if (!string.IsNullOrWhiteSpace(names) && string.Equals(environment, "Production", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("Konquista:Failpoints must be empty in production.");
        }

        _armed = (names ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.Split(':'))
            .ToFrozenDictionary(
                parts => parts[0],
                parts => new StrongBox<int>(parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1),
                StringComparer.Ordinal);
    }

    public static void Hit(string name)
    {
        if (_armed.Count > 0 && _armed.TryGetValue(name, out var left) && Interlocked.Decrement(ref left.Value) == 0)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }
}
