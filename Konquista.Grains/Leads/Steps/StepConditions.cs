using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads.Steps;

/// <summary>Decides whether conditions hold of a person and of what became of the step before.</summary>
internal static class StepConditions
{
    public static bool Hold(IReadOnlyList<Condition> conditions, Traits traits, MessageFacts? before) =>
        conditions.All(condition => Holds(condition, traits, before));

    private static bool Holds(Condition condition, Traits traits, MessageFacts? before)
    {
        var known = Known(condition.Fact, traits, before).Select(PlainTag.Of).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal);
        return condition.OneOf.Any(word => known.Contains(PlainTag.Of(word))) != condition.Not;
    }

    private static string?[] Known(Fact fact, Traits traits, MessageFacts? before) => fact switch
    {
        Fact.Source => [traits.Source],
        Fact.Tag => [.. traits.Tags],
        Fact.Region => [traits.Region],
        Fact.State => [traits.State],
        Fact.Store => [traits.StoreName, traits.StoreId?.ToString()],
        Fact.Engagement => Of(before?.State),
        _ => [],
    };

    // Of what was never tried nothing can be said, neither that it was read nor that it was not.
    private static string?[] Of(MessageState? state) => state switch
    {
        MessageState.Read => [Engagement.Read, Engagement.Delivered],
        MessageState.Delivered => [Engagement.Delivered, Engagement.Unread],
        MessageState.Accepted or MessageState.Sent or MessageState.Uncertain or MessageState.Failed => [Engagement.Undelivered, Engagement.Unread],
        _ => [],
    };
}
