using System.Text.RegularExpressions;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Landing;

/// <summary>What comes over the wire when a phone opens a landing page for the first time: page, style, script, and the largest size of each picture, which a phone with a fine screen takes.</summary>
internal static partial class PhoneVisit
{
    private const string PhoneSize = "1080w";

    public static async Task<int> Bytes(Visitor visitor, string path, CancellationToken cancellation)
    {
        var page = await visitor.Get(path, cancellation);
        var bytes = page.Wire.Length;
        foreach (var named in Assets().Matches(page.Text).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal))
        {
            bytes += (await visitor.Get(named, cancellation)).Wire.Length;
        }

        return bytes;
    }

    [GeneratedRegex($@"(href=""|src="")(?<path>/lib/[^""]+)|(?<path>/media/[0-9a-f]+) {PhoneSize}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assets();
}
