using System.Text.RegularExpressions;

namespace Konquista.Bench.Pages;

/// <summary>What a browser fetches that has seen nothing yet: a page and every style, script, picture and font that it names.</summary>
internal sealed partial class FirstVisit(Visitor visitor)
{
    public async Task<int> Bytes(string page, CancellationToken cancellation)
    {
        var bytes = 0;
        var known = new HashSet<string>(StringComparer.Ordinal) { page };
        var open = new Queue<string>(known);
        while (open.TryDequeue(out var path))
        {
            var visit = await visitor.Get(path, cancellation);
            bytes += visit.Wire.Length;
            foreach (var named in Named(path, path == page || path.EndsWith(".css", StringComparison.Ordinal) ? visit.Text : "").Where(known.Add))
            {
                open.Enqueue(named);
            }
        }

        return bytes;
    }

    /// <summary>In a style, addresses are relative to it.</summary>
    private static IEnumerable<string> Named(string path, string text) =>
        from match in Address().Matches(text)
        select new Uri(new Uri(new Uri("http://site"), path), match.Groups["path"].Value).AbsolutePath;

    [GeneratedRegex("""(href="|src="|url\(["']?)(?<path>[^"'()#?:]+\.(css|js|svg|woff2|png|webp|ico))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
