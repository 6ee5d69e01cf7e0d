using Konquista.Phones;
using Orleans.Concurrency;

namespace Konquista.Leads.Entries;

/// <summary>The one door: finds the lead behind what was given, or lets a new one be made, and hands it over.</summary>
[StatelessWorker]
internal sealed class CaptureGrain(LeadIdentities identities, CaptureAnswers answers) : Grain, ICapture
{
    /// <summary>A number can change hands, or a request be answered, between the look-up and the write only when two race; one more try finds the winner.</summary>
    private const int Tries = 3;

    public async Task<CaptureOutcome> Capture(NewLead person)
    {
        if (LeadIdentities.Number(person, out var refusal) is null && (person.Aliases.Count == 0 || person.GivenPhone is not null))
        {
            return new CaptureOutcome.Refused(refusal);
        }

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

    public Task<Guid?> Find(PhoneNumber phone) => identities.Owner([phone.E164, .. phone.PossibleWaIds]);
}
