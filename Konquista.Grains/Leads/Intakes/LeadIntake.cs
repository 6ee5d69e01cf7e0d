using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Leads.Intakes;

/// <summary>Takes in the new ones among many people by sets, with the rules of one capture; callers who come at once share a set.</summary>
internal sealed class LeadIntake
{
    private const int Tries = 3;

    private readonly CaptureAnswers _answers;
    private readonly SuppressionList _suppressed;
    private readonly EntryLookup _lookup;
    private readonly IntakeWriter _writer;
    private readonly MissedBookings _missed;
    private readonly IGrainFactory _grains;
    private readonly Gathered<NewLead, CaptureOutcome?> _ones;

    public LeadIntake(
        NpgsqlDataSource db, CaptureAnswers answers, SuppressionList suppressed, IGrainFactory grains,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
    {
        (_answers, _suppressed, _grains) = (answers, suppressed, grains);
        (_lookup, _writer, _missed) = (new(db, suppressed, clock), new(db, suppressed), new(db));
        _ones = new(async people => await Take(people, awaits: true), most: 200, lanes: 2);
    }

    /// <summary>One person, with whoever else comes just now; null for whom somebody knows already. Whoever may be written to now has their first message planned.</summary>
    public Task<CaptureOutcome?> Take(NewLead person) => _ones.Ask(person);

    /// <summary>What became of each, in their order; null for whoever has to go through the door alone. Who may be written to now is woken soon.</summary>
    public Task<IReadOnlyList<CaptureOutcome?>> Take(IReadOnlyList<NewLead> people) => Take(people, awaits: false);

    private async Task<IReadOnlyList<CaptureOutcome?>> Take(IReadOnlyList<NewLead> people, bool awaits)
    {
        var apart = IntakeOrder.Of(people).Apart;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            try
            {
                var intake = await Decide(people, apart);
                if (intake.Leads.Count == 0 || await _writer.Write(intake))
                {
                    // They are in, whatever becomes of this: their reminders wake them too.
                    var told = Tell(intake);
                    told.Ignore();
                    await (awaits ? Task.WhenAny(told) : Task.CompletedTask);
                    return intake.Outcomes;
                }
            }
            catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
            {
                // Somebody else brought one of them in meanwhile: they are known now.
            }
            catch (PostgresException problem) when (problem.SqlState is ['2', '2' or '3', ..])
            {
                // One of them cannot be stored; the others can, each alone.
                break;
            }
        }

        return new CaptureOutcome?[people.Count];
    }

    private async Task<Intake> Decide(IReadOnlyList<NewLead> people, IReadOnlyList<int> apart)
    {
        var business = await _lookup.Setup(CancellationToken.None);
        var given = people.Select(person => LeadIdentities.Number(person, out _)?.E164).ToArray();
        var known = await _lookup.Numbers([.. given.OfType<string>().Distinct(StringComparer.Ordinal)], CancellationToken.None);
        var answered = await _answers.Among(people);
        var intake = new Intake(await Free(people), business);
        foreach (var no in apart)
        {
            if (CaptureTrail.KeyOf(people[no]) is { } key && answered.TryGetValue(Convert.ToHexString(key), out var answer))
            {
                intake.Outcomes[no] = answer;
            }
            else if (given[no] is { } number && IsPlain(people[no]) && known[number] is { LeadId: null } nobody)
            {
                Place(intake, no, nobody);
            }
        }

        return intake;
    }

    private static void Place(Intake intake, int no, KnownNumber number)
    {
        if (number.Barred is not null)
        {
            intake.Outcomes[no] = new CaptureOutcome.Suppressed();
        }
        else
        {
            intake.Add(no, number.HasAppointment);
        }
    }

    // Who wrote to us comes in by what is known of their chat, and whatever a list says.
    private static bool IsPlain(NewLead person) => person.Aliases.Count == 0 && person.Source != LeadSource.WhatsApp;

    // The number of somebody whom nobody may write to is not kept as another's.
    private async Task<IReadOnlyList<NewLead>> Free(IReadOnlyList<NewLead> people)
    {
        string[] others = [.. people.SelectMany(OtherNumbers.Read).Select(other => other.Number.E164).Distinct(StringComparer.Ordinal)];
        var barred = await _suppressed.Among(others, CancellationToken.None);
        return barred.Count == 0 ? people : [.. people.Select(person => person with
        {
            OtherPhones = [.. OtherNumbers.Read(person).Where(other => !barred.ContainsKey(other.Number.E164)).Select(other => other.Given)],
        })];
    }

    // Who was booked meanwhile must not be written to before their lead knows it.
    private async Task Tell(Intake intake)
    {
        foreach (var missed in await _missed.Of([.. intake.Enrolled.Select(lead => lead.Draft.Phone)], CancellationToken.None))
        {
            await Lead(missed.LeadId).Book(missed.Appointment);
        }

        await Task.WhenAll(intake.Due.Select(id => Lead(id).Wake()));
    }

    private ILeadGrain Lead(Guid id) => _grains.GetGrain<ILeadGrain>(GrainKey.Lead(id));
}
