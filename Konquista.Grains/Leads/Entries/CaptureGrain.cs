using Konquista.Leads.Intakes;
using Konquista.Phones;
using Orleans.Concurrency;

namespace Konquista.Leads.Entries;

/// <summary>The one door: finds the lead behind what was given, or lets a new one be made, and hands it over.</summary>
[StatelessWorker, Reentrant]
internal sealed class CaptureGrain(LeadIdentities identities, CaptureAnswers answers, LeadIntake intake) : Grain, ICapture
{
    private const int AtOnce = 32;

    /// <summary>A number can change hands, or a request be answered, between the look-up and the write only when two race; one more try finds the winner.</summary>
    private const int Tries = 3;

    public async Task<CaptureOutcome> Capture(NewLead person) =>
        (CaptureOutcome?)RefusalOf(person) ?? await intake.Take(person) ?? await TakeAlone(person);

    public async Task<IReadOnlyList<CaptureOutcome>> CaptureAll(IReadOnlyList<NewLead> people)
    {
        var outcomes = (await intake.Take(people)).ToArray();
        var order = IntakeOrder.Of(people);
        foreach (var some in order.Apart.Where(no => outcomes[no] is null).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(Take));
        }

        foreach (var no in order.After)
        {
            await Take(no);
        }

        return outcomes!;

        async Task Take(int no) => outcomes[no] = (CaptureOutcome?)RefusalOf(people[no]) ?? await TakeAlone(people[no]);
    }

    public Task<Guid?> Find(PhoneNumber phone) => identities.Owner([phone.E164, .. phone.PossibleWaIds]);

    private async Task<CaptureOutcome> TakeAlone(NewLead person)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await answers.Given(person) is { } answer)
            {
                return answer;
            }

            var id = await identities.Owner(LeadIdentities.ValuesOf(person)) ?? Guid.CreateVersion7();
            var outcome = await GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Capture(person);
            if (outcome is not CaptureOutcome.Taken)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException("A number keeps changing hands.");
    }

    private static CaptureOutcome.Refused? RefusalOf(NewLead person) =>
        LeadIdentities.Number(person, out var refusal) is null && (person.Aliases.Count == 0 || person.GivenPhone is not null)
            ? new(refusal)
            : null;
}
