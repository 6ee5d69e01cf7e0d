using Konquista.Imports.Files;
using Konquista.Leads.Entries;

namespace Konquista.Imports.Rehearsals;

/// <summary>One thing that an import would change of a known person, or know of a new one: what it is called, what it is now, and what it would be.</summary>
internal sealed record RehearsedChange(string Field, string? Before, string? After)
{
    /// <summary>How somebody new is understood.</summary>
    public static IEnumerable<RehearsedChange> Of(Newcomer newcomer)
    {
        if (newcomer.Name.Display is { Length: > 0 } name)
        {
            yield return new("name", null, name);
        }

        if (newcomer.Store is { } store)
        {
            yield return new("store", null, store.Name);
        }

        if (newcomer.Tags.Count > 0)
        {
            yield return new("tags", null, string.Join(", ", newcomer.Tags));
        }

        if (newcomer.Person.Note.Length > 0)
        {
            yield return new("note", null, newcomer.Person.Note);
        }

        if (newcomer.Other is { } other)
        {
            yield return new("phone", null, other.E164);
        }
    }

    /// <summary>A store that the line names and nobody knows is left out.</summary>
    public static IEnumerable<RehearsedChange> Unknown(ImportLine line, BusinessFacts setup)
    {
        if (!string.IsNullOrWhiteSpace(line.Store) && setup.StoreOf(Tags.Parse(line.Store)) is null)
        {
            yield return new("store", line.Store.Trim(), null);
        }
    }

    public static IEnumerable<RehearsedChange> Of(KnownNumber before, ImportedNews news, IReadOnlyList<StoreFacts> stores)
    {
        if (news.Name is not null)
        {
            yield return new("name", before.Name, news.Name);
        }

        if (news.Store is { } store)
        {
            yield return new("store", stores.FirstOrDefault(known => known.Id == before.StoreId)?.Name, store.Name);
        }

        if (news.Tags.Count > 0)
        {
            yield return new("tags", string.Join(", ", before.Tags), string.Join(", ", before.Tags.Concat(news.Tags)));
        }

        if (news.Note is not null)
        {
            yield return new("note", before.Note, news.Note);
        }

        if (news.Phone is not null)
        {
            yield return new("phone", null, news.Phone);
        }
    }
}
