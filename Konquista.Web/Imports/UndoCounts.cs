namespace Konquista.Web.Imports;

/// <summary>An undoing in numbers.</summary>
internal sealed record UndoCounts(IReadOnlyList<UndoneCount> People, int Passages, int Sent)
{
    /// <summary>Nobody came in, was changed or got anything by it.</summary>
    public bool IsEmpty => People.All(people => people.People == 0) && Passages == 0 && Sent == 0;

    public int Removed => Of("removed");

    public int Restored => Of("restored");

    /// <summary>Everybody for whom something changes.</summary>
    public int Touched => People.Sum(people => people.People);

    public IEnumerable<UndoneCount> Kept => People.Where(people => people.Outcome == "kept").OrderByDescending(people => people.People);

    /// <summary>Of whom something was changed by hand since, and stays so.</summary>
    public int ChangedSince => People.Where(people => people.Reason == "changed_since").Sum(people => people.People);

    private int Of(string outcome) => People.Where(people => people.Outcome == outcome).Sum(people => people.People);
}
