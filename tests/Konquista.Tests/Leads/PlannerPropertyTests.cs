using FsCheck;
using FsCheck.Xunit;
using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>What holds of the planner whatever happens.</summary>
public sealed class PlannerPropertyTests
{
    private static readonly string[] Zones =
        ["America/Sao_Paulo", "America/Rio_Branco", "America/Manaus", "America/Noronha", "Europe/Lisbon", "Asia/Tokyo"];

    [Property(MaxTest = 400)]
    public void A_whole_sequence_goes_out_one_step_a_day_inside_the_window_and_on_its_days(DoNotSize<int> seed)
    {
        var (simulation, calendar) = Simulate(seed.Item, outages: 0);
        simulation.Last.ShouldBe([new Decision.Finish()]);
        simulation.Ledger.Select(message => message.Step).ShouldBe(FifteenDays.Steps.Select(step => step.Id));
        ShouldBeInOrder(simulation, calendar);
        (calendar.LocalDay(simulation.Now).DayNumber - simulation.DayZero.DayNumber).ShouldBeLessThanOrEqualTo(20);
    }

    [Property(MaxTest = 400)]
    public void Outages_delay_or_skip_steps_and_never_double_or_shift_them(DoNotSize<int> seed)
    {
        var (simulation, calendar) = Simulate(seed.Item, outages: 0.3);
        simulation.Last.ShouldBe([new Decision.Finish()]);
        simulation.Ledger.Select(message => message.Step).ShouldBe(FifteenDays.Steps.Select(step => step.Id));
        ShouldBeInOrder(simulation, calendar);
        (calendar.LocalDay(simulation.Now).DayNumber - simulation.DayZero.DayNumber).ShouldBeLessThanOrEqualTo(20);
    }

    [Property(MaxTest = 400)]
    public void Two_campaigns_share_a_person_and_both_come_to_an_end(DoNotSize<int> seed)
    {
        var chance = new Random(seed.Item);
        var other = Enrollment with { Id = RandomGuid(chance), Priority = chance.Next(90, 110) };
        var simulation = new PlannerSimulation(Ana, FifteenDays, At(chance.Next(400), chance.Next(24)), chance, outages: 0.1).With(other).Run();
        simulation.Last.ShouldAllBe(decision => decision is Decision.Finish);
        simulation.Ledger.Where(message => message.TakesUpADay).Select(message => message.LocalDay).ShouldBeUnique();
    }

    [Property(MaxTest = 400)]
    public void Any_sequence_comes_to_an_end_or_can_never_begin(DoNotSize<int> seed)
    {
        var chance = new Random(seed.Item);
        var simulation = new PlannerSimulation(Ana, AnyVersion(chance), At(chance.Next(400), chance.Next(24)), chance, outages: 0.2).Run();
        simulation.Last.ShouldHaveSingleItem().ShouldBeOneOf(new Decision.Finish(), new Decision.Hold(Reason.NeverOpen, Until: null));
    }

    [Property(MaxTest = 1000)]
    public void Nothing_is_sent_while_something_halts_it(DoNotSize<int> seed)
    {
        var chance = new Random(seed.Item);
        var (lead, enrollment, version, now) = Anything(chance);
        var phone = (PhoneStanding)chance.Next(3);
        switch (chance.Next(5))
        {
            case 0: lead = lead with { OptedOutAt = now }; break;
            case 1: lead = lead with { PausedAt = now }; break;
            case 2: lead = lead with { HumanUntil = now.AddSeconds(1) }; break;
            case 3: enrollment = enrollment with { CampaignState = CampaignState.Paused }; break;
            default: phone = PhoneStanding.None; break;
        }

        Planner.Next(lead, enrollment, version, phone, now).ShouldNotBeOfType<Decision.Send>();
    }

    [Property(MaxTest = 5000)]
    public void There_is_an_answer_to_any_facts_and_waits_move_on(DoNotSize<int> seed)
    {
        var chance = new Random(seed.Item);
        var (lead, enrollment, version, now) = Anything(chance);
        var decision = Planner.Next(lead, enrollment, version, (PhoneStanding)chance.Next(3), now);
        decision.ShouldNotBeNull();
        if (decision is Decision.Wait wait)
        {
            wait.Until.ShouldBeGreaterThan(now);
        }
    }

    private static (PlannerSimulation Simulation, SendingCalendar Calendar) Simulate(int seed, double outages)
    {
        var chance = new Random(seed);
        var lead = Ana with { Id = RandomGuid(chance), TimeZone = Zones[chance.Next(Zones.Length)] };
        var start = At(0, 0).AddMinutes(chance.Next(0, 400 * 24 * 60));
        var simulation = new PlannerSimulation(lead, FifteenDays, start, chance, outages);
        return (simulation.Run(), new SendingCalendar(FifteenDays.Window, TimeZoneInfo.FindSystemTimeZoneById(lead.TimeZone)));
    }

    private static void ShouldBeInOrder(PlannerSimulation simulation, SendingCalendar calendar)
    {
        var sent = simulation.Ledger.Where(message => message.ClaimedAt is not null).ToList();
        sent.Select(message => message.LocalDay).ShouldBeUnique();
        foreach (var message in sent)
        {
            var day = calendar.LocalDay(message.ClaimedAt!.Value);
            day.ShouldBe(message.LocalDay);
            message.ClaimedAt.Value.ShouldBeInRange(calendar.Window(day)!.Value.Opens, calendar.Window(day)!.Value.Closes);
            var nominal = simulation.DayZero.AddDays(FifteenDays.Steps.Single(step => step.Id == message.Step).Day);
            day.ShouldBeInRange(nominal, calendar.NextAllowedDay(nominal)!.Value);
        }
    }

    private static (LeadFacts Lead, EnrollmentFacts Enrollment, CampaignVersion Version, DateTimeOffset Now) Anything(Random chance)
    {
        var now = At(0, 0).AddMinutes(chance.Next(-50_000, 50_000));
        var enrollment = Enrollment with
        {
            EnteredAt = now.AddMinutes(chance.Next(-30_000, 10_000)),
            NotBefore = chance.Next(3) == 0 ? (chance.Next(5) == 0 ? DateOnly.MaxValue : Monday.AddDays(chance.Next(-20, 20))) : null,
            DayZero = chance.Next(2) == 0 ? Monday.AddDays(chance.Next(-30, 20)) : null,
            CampaignState = chance.Next(4) == 0 ? (CampaignState)chance.Next(4) : CampaignState.Running,
        };
        var other = enrollment with { Id = RandomGuid(chance), Priority = chance.Next(200), NextAt = now.AddMinutes(chance.Next(-2000, 2000)) };
        var lead = Ana with
        {
            TimeZone = chance.Next(10) == 0 ? "" : Zones[chance.Next(Zones.Length)],
            Enrollments = [enrollment, other],
            StoreClosedDays = [.. Enumerable.Range(0, chance.Next(10)).Select(_ => Monday.AddDays(chance.Next(-30, 30)))],
            Messages = [.. Enumerable.Range(0, chance.Next(12)).Select(_ => AnyMessage(chance, chance.Next(3) == 0 ? other.Id : enrollment.Id, now))],
        };
        return (lead, enrollment, AnyVersion(chance), now);
    }

    private static CampaignVersion AnyVersion(Random chance) => new()
    {
        Steps = [.. Enumerable.Range(0, chance.Next(8)).Select(_ => AnyStep(chance))],
        PerDay = chance.Next(-1, 4),
        PerWeek = chance.Next(-1, 9),
        Holidays = chance.Next(2) == 0,
        Window = new(AnyHours(chance), AnyHours(chance), AnyHours(chance), AnyHours(chance), AnyHours(chance), AnyHours(chance), AnyHours(chance)),
    };

    private static OpeningHours? AnyHours(Random chance) =>
        chance.Next(3) == 0 ? null : new(new TimeOnly(chance.NextInt64(TimeOnly.MaxValue.Ticks)), new TimeOnly(chance.NextInt64(TimeOnly.MaxValue.Ticks)));

    private static Step AnyStep(Random chance) => Step(chance.Next(20)) with
    {
        Day = chance.Next(10) == 0 ? chance.Next(int.MinValue, int.MaxValue) : chance.Next(20),
        At = chance.Next(2) == 0 ? new TimeOnly(chance.NextInt64(TimeOnly.MaxValue.Ticks)) : null,
        After = chance.Next(3) == 0 ? new TimeSpan(chance.NextInt64(long.MinValue, long.MaxValue)) : null,
        SameDay = chance.Next(2) == 0,
        Conditions = chance.Next(3) == 0 ? [new((Fact)chance.Next(6), ["read", "Botox"], chance.Next(2) == 0)] : [],
    };

    private static MessageFacts AnyMessage(Random chance, Guid enrollment, DateTimeOffset now) =>
        Message(chance.Next(20), chance.Next(-20, 20), (MessageState)chance.Next(10)) with
        {
            EnrollmentId = chance.Next(6) == 0 ? null : enrollment,
            Step = chance.Next(6) == 0 ? null : $"dia-{chance.Next(20)}",
            ClosesAt = now.AddMinutes(chance.Next(-2000, 2000)),
            ExpiresAt = now.AddMinutes(chance.Next(-2000, 4000)),
        };

    private static Guid RandomGuid(Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes);
    }
}
