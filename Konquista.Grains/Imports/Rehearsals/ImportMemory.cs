using System.Globalization;
using System.Runtime.InteropServices;
using Konquista.Leads.Entries;

namespace Konquista.Imports.Rehearsals;

/// <summary>Whom a rehearsal has met so far, by number and by lead: what the tables would know had it been the import itself.</summary>
internal sealed class ImportMemory
{
    private readonly Dictionary<long, int> _lines = [];
    private readonly Dictionary<Guid, int> _leads = [];
    private readonly HashSet<string> _bookings = new(StringComparer.Ordinal);

    public Dictionary<string, KnownNumber> Recall(Dictionary<string, KnownNumber> known) =>
        known.ToDictionary(pair => pair.Key, pair => Recall(pair.Value), StringComparer.Ordinal);

    /// <summary>The line that named this person first; null for somebody of whom no line spoke before.</summary>
    public int? LineOf(Guid leadId) => _leads.TryGetValue(leadId, out var line) ? line : LineInside(leadId);

    public void Keep(ImportChunk chunk)
    {
        foreach (var newcomer in chunk.Newcomers)
        {
            _leads[newcomer.Id] = newcomer.Person.Line.Line;
            _lines[Number(newcomer.Person.Phone.E164)] = newcomer.Person.Line.Line;
            if (newcomer.Other is { } other)
            {
                _lines[Number(other.E164)] = newcomer.Person.Line.Line;
            }
        }

        foreach (var verdict in chunk.Verdicts.OrderBy(verdict => verdict.Line))
        {
            if (verdict.LeadId is { } lead && LineInside(lead) is null)
            {
                _leads.TryAdd(lead, verdict.Line);
            }
        }
    }

    /// <summary>A newcomer has no lead that could be asked for after the chunk in which they came.</summary>
    public void Forget(ImportChunk chunk)
    {
        foreach (var newcomer in chunk.Newcomers)
        {
            _leads.Remove(newcomer.Id);
        }
    }

    /// <summary>Whether this is somebody whom a line of the file would make.</summary>
    public static bool IsInside(Guid leadId) => LineInside(leadId) is not null;

    public bool IsRecorded(string booking) => _bookings.Contains(booking);

    public void Keep(IEnumerable<string> bookings) => _bookings.UnionWith(bookings);

    private KnownNumber Recall(KnownNumber number) => number switch
    {
        { LeadId: { } lead } => number with { IsRepeated = _leads.ContainsKey(lead) },
        _ when _lines.TryGetValue(Number(number.Number), out var line) => number with { LeadId = Inside(line), IsRepeated = true, IsFromHere = true, Barred = null },
        _ => number,
    };

    private static long Number(string e164) => long.Parse(e164.AsSpan(1), CultureInfo.InvariantCulture);

    // An id that no lead has, for somebody whom a line of this file would make.
    private static Guid Inside(int line) => new(line, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static int? LineInside(Guid lead)
    {
        var line = MemoryMarshal.Read<int>(lead.ToByteArray());
        return Inside(line) == lead ? line : null;
    }
}
