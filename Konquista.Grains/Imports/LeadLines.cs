using Konquista.Imports.Files;
using Konquista.Imports.Rehearsals;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>The lines of a file of people: reads them, looks all their numbers up at once, and tells the grains of those of whom there is news.</summary>
internal sealed class LeadLines(ImportRow import, EntryLookup lookup, KnownLeads leads, bool isRestart, ImportMemory? memory = null)
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

        var numbers = people.Select(person => person.Phone.E164).Concat(people.Select(person => person.Other?.E164).OfType<string>());
        var known = await lookup.Numbers(import.Id, [.. numbers.Distinct(StringComparer.Ordinal)], isRestart, cancellation);
        chunk.Add(people, memory?.Recall(known) ?? known);
        await Tell(chunk, cancellation);
        memory?.Keep(chunk);
    }

    private async Task Tell(ImportChunk chunk, CancellationToken cancellation)
    {
        foreach (var some in chunk.Changes.Chunk(KnownLeads.AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcomes = await Task.WhenAll(some.Select(change => leads.Capture(change.LeadId, change.Lead)));
            foreach (var (change, outcome) in some.Zip(outcomes))
            {
                chunk.Settle(change, outcome);
            }
        }
    }
}
