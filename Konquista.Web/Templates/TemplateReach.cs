namespace Konquista.Web.Templates;

/// <summary>What hangs on a template: the steps that say it, and the messages that are about to be made of it.</summary>
internal sealed record TemplateReach(IReadOnlyList<TemplateUse> Uses, ComingMessages Coming)
{
    public static TemplateReach None { get; } = new([], new(0, 0));

    /// <summary>Campaigns and their steps, each campaign once.</summary>
    public IEnumerable<IGrouping<Guid, TemplateUse>> Campaigns => Uses.GroupBy(use => use.CampaignId);

    /// <summary>Campaigns that would say something else from the next message on.</summary>
    public IReadOnlyList<string> Live => [.. Uses.Where(use => use.IsLive).Select(use => use.Campaign).Distinct(StringComparer.Ordinal)];

    public bool IsUsed => Uses.Count > 0 || Coming.Planned > 0;
}
