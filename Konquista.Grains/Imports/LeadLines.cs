namespace Konquista.Imports;

/// <summary>The lines of a file of people: reads them, looks all their numbers up at once, and tells the grains of those of whom there is news.</summary>
internal sealed class LeadLines(ImportRow import, ImportLookup lookup, KnownLeads leads, bool isRestart)
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
        chunk.Add(people, await lookup.Numbers(import.Id, numbers, isRestart, cancellation));
        await Tell(chunk, cancellation);
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
