using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads;

/// <summary>Decides whether conditions hold of a person and of what became of the step before.</summary>
internal static class StepConditions
{
    public const string Read = "read";
    public const string Unread = "unread";
    public const string Delivered = "delivered";
    public const string Undelivered = "undelivered";

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
        Fact.Engagement => Engagement(before?.State),
        _ => [],
    };

    // Of what was never tried nothing can be said, neither that it was read nor that it was not.
    private static string?[] Engagement(MessageState? state) => state switch
    {
        MessageState.Read => [Read, Delivered],
        MessageState.Delivered => [Delivered, Unread],
        MessageState.Accepted or MessageState.Sent or MessageState.Uncertain or MessageState.Failed => [Undelivered, Unread],
        _ => [],
    };
}
