using System.ComponentModel;
using Konquista.Leads;
using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.GraphQL.Rules;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Brings people in by the one door that all sources use.</summary>
internal sealed class CaptureMutations(SendingSystem sending, LeadListing listing, Asker asker, Named named, Problems problems)
{
    private const int MostAtOnce = 1000;
    private const int Together = 16;

    [May(Permission.EditLeads)]
    [Description("Hands in one person. They are stored and their first message is planned when it answers.")]
    public async Task<CapturePayload> CaptureLead(CaptureInput input, CancellationToken cancel)
    {
        if ((problems.In(input) ?? await named.Missing(cancel, input.StoreId, input.CampaignId)) is { } problem)
        {
            return Refused(problem);
        }

        return PhoneNumber.TryParse(input.Phone, out var number, out _) && !await IsElsewhere(number, cancel)
            ? Told(await sending.Capture(input.ToLead(asker)))
            : Refused(problems.Of(number is null ? ProblemCode.BadPhone : ProblemCode.OtherStore, "phone"));
    }

    [May(Permission.EditLeads)]
    [Description("Hands in up to 1,000 people; each is answered in its place. Give each an idempotencyKey, then the whole call may be repeated.")]
    public async Task<IReadOnlyList<CapturePayload>> CaptureLeads(IReadOnlyList<CaptureInput> input, CancellationToken cancel)
    {
        if (input.Count > MostAtOnce)
        {
            throw Refusal.TooMuch($"Hand in at most {MostAtOnce} people at once.");
        }

        var answers = new CapturePayload[input.Count];
        await Parallel.ForEachAsync(
            input.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel },
            async (one, inner) => answers[one.Index] = await CaptureLead(one.Item, inner));
        return answers;
    }

    // Whoever belongs to one store neither sees nor changes the leads of another.
    private async Task<bool> IsElsewhere(PhoneNumber number, CancellationToken cancel) =>
        asker.OnlyStore is { } only && await sending.Find(number) is { } known && await listing.Find(known, only, cancel) is null;

    private CapturePayload Told(CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.Recorded recorded => new(recorded.LeadId, recorded.Created, Enum.Parse<CaptureEntry>(recorded.Entry.ToString())),
        CaptureOutcome.Suppressed => Refused(problems.Of(ProblemCode.Suppressed, "phone")),
        _ => Refused(problems.Of(ProblemCode.BadPhone, "phone")),
    };

    private static CapturePayload Refused(Problem problem) => new(LeadId: null, Created: false, Entry: null, problem);
}
