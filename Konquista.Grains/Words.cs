namespace Konquista;

/// <summary>Enum values as the words the tables hold, and back.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Word[value];

    public static T Read<T>(string word) where T : struct, Enum => Table<T>.Value[word];

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Word =
            Enum.GetValues<T>().ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Value = Word.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
