using Konquista.Templates;
using Konquista.WhatsApp;

namespace Konquista.Leads;

/// <summary>Decides whether a message by hand may be written, and until when it may leave.</summary>
internal static class WritingRules
{
    private const string ApprovedTemplate = "cloud_template";

    /// <summary>Null when the words may go.</summary>
    public static WriteRefusal? Refusal(string words) =>
        words.Length == 0 ? WriteRefusal.TextEmpty
        : MessageText.Length(words) > MessageText.Longest ? WriteRefusal.TextTooLong
        : null;

    /// <summary>Null when this person may be written to now.</summary>
    public static WriteRefusal? Refusal(
        LeadFacts lead, WrittenMessage message, WritingFacts facts, GatewayAbilities? abilities, DateTimeOffset now) =>
        facts.IsErased ? WriteRefusal.LeadErased
        : facts.IsSample ? WriteRefusal.Sample
        : lead.OptedOutAt is not null ? WriteRefusal.OptedOut
        : lead.Phone.Length == 0 ? WriteRefusal.NoNumber
        : message.TemplateId is not null && facts.TemplateKind is null ? WriteRefusal.TemplateUnknown
        : abilities is null ? WriteRefusal.NoPhone
        : ClosesAt(facts, abilities) <= now ? WriteRefusal.WindowClosed
        : null;

    /// <summary>The end of the time in which the provider takes free text for this person; null where it always does.</summary>
    public static DateTimeOffset? ClosesAt(WritingFacts facts, GatewayAbilities abilities) =>
        abilities.AnswerWindow is not { } window || facts.TemplateKind == ApprovedTemplate || facts.IsTrial
            ? null
            : (facts.HeardAt ?? DateTimeOffset.UnixEpoch) + window;
}
