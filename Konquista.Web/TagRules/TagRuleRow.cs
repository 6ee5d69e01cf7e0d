using System.Security.Cryptography;
using System.Text;

namespace Konquista.Web.TagRules;

/// <summary>One rule: who has the tag, and comes by the source where one is named, enters the campaign. The word for every lead stands for any tag, and for none.</summary>
internal sealed record TagRuleRow(Guid Id, string Word, Guid CampaignId, string Campaign, string CampaignState, string? Source = null)
{
    public const string Everybody = "*";

    public bool IsForEverybody => IsForAnyTag && Source is null;

    /// <summary>Whatever the tags, if they come by its source.</summary>
    public bool IsForAnyTag => Word == Everybody;

    /// <summary>The same as long as nobody changed a word, a campaign or the order.</summary>
    public static string VersionOf(IEnumerable<TagRuleRow> rules)
    {
        var written = string.Join('\n', rules.Select(rule => $"{rule.Id:N} {rule.CampaignId:N} {rule.Source} {rule.Word}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)).AsSpan(0, 8));
    }
}
