using Konquista.Imports.Files;
using Konquista.Imports.Rehearsals;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;

namespace Konquista.Imports;

/// <summary>The lines of a file of numbers to which nobody may write: each goes on the list, and a lead that has it is opted out.</summary>
internal sealed class SuppressionLines(ImportRow import, EntryLookup lookup, SuppressionList suppressed, KnownLeads leads, ImportMemory? memory = null)
{
    public async Task Add(IReadOnlyCollection<ImportLine> lines, ImportChunk chunk, CancellationToken cancellation)
    {
        var people = new List<ImportPerson>(lines.Count);
        foreach (var line in lines)
        {
            if (ImportPerson.TryRead(line, out var person, out var reason))
            {
                people.Add(person);
            }
            else
            {
                chunk.Verdicts.Add(ImportVerdict.Refuse(line, reason));
            }
        }

        string[] numbers = [.. people.Select(person => person.Phone.E164).Distinct(StringComparer.Ordinal)];
        var known = await lookup.Numbers(import.Id, numbers, isRestart: false, cancellation);
        var listed = await suppressed.Among(numbers, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            chunk.Verdicts.Add(Place(person, known[person.Phone.E164], listed.ContainsKey(person.Phone.E164), seen, chunk));
        }

        memory?.Keep(seen);
        await KnownLeads.Each(ToTell(known.Values), leads.OptOut, cancellation);
    }

    /// <summary>Whoever came in as a lead while the chunk was written, neither seeing the other, is told now.</summary>
    public async Task TellThoseWhoCame(ImportChunk chunk, CancellationToken cancellation)
    {
        var known = await lookup.Numbers(import.Id, [.. chunk.Barred], isRestart: false, cancellation);
        await KnownLeads.Each(ToTell(known.Values), leads.OptOut, cancellation);
    }

    private static IEnumerable<Guid> ToTell(IEnumerable<KnownNumber> known) =>
        known.Where(number => number is { LeadId: not null, HasOptedOut: false }).Select(number => number.LeadId!.Value).Distinct();

    private ImportVerdict Place(ImportPerson person, KnownNumber known, bool isListed, HashSet<string> seen, ImportChunk chunk)
    {
        var number = person.Phone.E164;
        if (!seen.Add(number))
        {
            return new(person.Line.Line, ImportVerdict.Repeated, known.LeadId);
        }

        chunk.Barred.Add(number);
        var verdict = known is { LeadId: not null, HasOptedOut: false } && memory?.IsRecorded(number) is not true ? ImportVerdict.Updated
            : isListed || memory?.IsRecorded(number) is true ? ImportVerdict.Known
            : ImportVerdict.New;
        return new(person.Line.Line, verdict, known.LeadId);
    }
}
