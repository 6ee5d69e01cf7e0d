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
        var problem = problems.In(input) ?? await named.Missing(cancel, input.StoreId, input.CampaignId) ?? await NumberProblem(input, cancel);
        return problem is null ? Told(await sending.Capture(input.ToLead(asker))) : Refused(problem);
    }

    [May(Permission.EditLeads)]
    [Description("Hands in up to 1,000 people; each is answered in its place. Give each an idempotencyKey, then the whole call may be repeated.")]
    public async Task<IReadOnlyList<CapturePayload>> CaptureLeads(IReadOnlyList<CaptureInput> input, CancellationToken cancel)
    {
        if (input.Count > MostAtOnce)
        {
            throw Refusal.TooMuch($"Hand in at most {MostAtOnce} people at once.");
        }

        var found = await ProblemsOf(input, cancel);
        int[] open = [.. Enumerable.Range(0, input.Count).Where(no => found[no] is null)];
        var answers = Array.ConvertAll(found, problem => problem is null ? null : Refused(problem));
        if (open.Length > 0)
        {
            var outcomes = await sending.CaptureAll(Array.ConvertAll(open, no => input[no].ToLead(asker)));
            foreach (var (no, outcome) in open.Zip(outcomes))
            {
                answers[no] = Told(outcome);
            }
        }

        return answers!;
    }

    private async Task<Problem?[]> ProblemsOf(IReadOnlyList<CaptureInput> input, CancellationToken cancel)
    {
        var missing = new Dictionary<(Guid?, Guid?), Problem?>();
        foreach (var (store, campaign) in input.Select(one => (one.StoreId, one.CampaignId)).Distinct())
        {
            missing[(store, campaign)] = await named.Missing(cancel, store, campaign);
        }

        var found = new Problem?[input.Count];
        await Parallel.ForEachAsync(
            input.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel },
            async (one, inner) => found[one.Index] =
                problems.In(one.Item) ?? missing[(one.Item.StoreId, one.Item.CampaignId)] ?? await NumberProblem(one.Item, inner));
        return found;
    }

    // Whoever belongs to one store neither sees nor changes the leads of another.
    private async Task<Problem?> NumberProblem(CaptureInput input, CancellationToken cancel) =>
        !PhoneNumber.TryParse(input.Phone, out var number, out _) ? problems.Of(ProblemCode.BadPhone, "phone")
        : asker.OnlyStore is { } only && await sending.Find(number) is { } known && await listing.Find(known, only, cancel) is null
            ? problems.Of(ProblemCode.OtherStore, "phone")
            : null;

    private CapturePayload Told(CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.Recorded recorded => new(recorded.LeadId, recorded.Created, Enum.Parse<CaptureEntry>(recorded.Entry.ToString())),
        CaptureOutcome.Suppressed => Refused(problems.Of(ProblemCode.Suppressed, "phone")),
        _ => Refused(problems.Of(ProblemCode.BadPhone, "phone")),
    };

    private static CapturePayload Refused(Problem problem) => new(LeadId: null, Created: false, Entry: null, problem);
}
