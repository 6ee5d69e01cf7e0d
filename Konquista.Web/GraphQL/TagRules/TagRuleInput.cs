using System.ComponentModel;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.TagRules;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>A rule as a program writes it.</summary>
[Description("A rule to make or to change.")]
internal sealed record TagRuleInput
{
    [Description("Which one; null for a new one, which comes after the others but before the one for everybody.")]
    public Guid? Id { get; init; }

    [Description("The version of the list that you read; not needed for a new rule.")]
    public string? Version { get; init; }

    [Description("The tag, at most 60 characters; * for any tag, and for none.")]
    public required string Tag { get; init; }

    [Description("The campaign that they enter; it must not be stopped.")]
    public required Guid CampaignId { get; init; }

    [Description("How they must come: PAGE, IMPORT, API or MANUAL; null for every way.")]
    public Source? Source { get; init; }

    public TagRuleForm ToForm() => new() { Word = Tag, Campaign = CampaignId, Source = Word.Stored(Source), Seen = Version };
}
