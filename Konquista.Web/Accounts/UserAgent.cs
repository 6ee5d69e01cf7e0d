namespace Konquista.Web.Accounts;

/// <summary>What a browser says of itself, shortened to what a person recognises: "Chrome, Android".</summary>
internal static class UserAgent
{
    private const int Longest = 60;

    // In this order: each of them also names those below it.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Short(string? given)
    {
        var words = new[] { Find(Browsers, given), Find(Systems, given) }.OfType<string>().ToList();
        return words.Count > 0 ? string.Join(", ", words)
            : given is { Length: > Longest } ? given[..Longest]
            : given ?? "";
    }

    private static string? Find((string Sign, string Name)[] known, string? given) =>
        known.FirstOrDefault(one => given?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
