using System.Collections.Frozen;
using System.Text.Json;

namespace Konquista.Web.GraphQL;

/// <summary>Between a word as the database keeps it, in snake case, and the same word as the schema has it.</summary>
internal static class Word
{
    public static T Of<T>(string stored)
        where T : struct, Enum => Words<T>.ByStored[stored];

    public static string? Stored<T>(T? word)
        where T : struct, Enum => word is { } given ? JsonNamingPolicy.SnakeCaseLower.ConvertName(given.ToString()) : null;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByStored =
            Enum.GetValues<T>().ToFrozenDictionary(word => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString()), StringComparer.Ordinal);
    }
}
