using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;

namespace Konquista.Leads;

/// <summary>One lead of São Paulo in the fifteen-day sequence, and short ways to say what has happened to her.</summary>
internal static class PlannerCast
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static CampaignVersion FifteenDays { get; } = Sequence(0, 1, 2, 4, 7, 10, 13, 15);

    public static EnrollmentFacts Enrollment { get; } = new()
    {
        Id = new Guid("0195a000-0000-7000-8000-000000000002"),
        CampaignId = new Guid("0195a000-0000-7000-8000-000000000003"),
        VersionId = new Guid("0195a000-0000-7000-8000-000000000004"),
        CampaignState = CampaignState.Running,
        Priority = 100,
        EnteredAt = At(Monday, 8),
        Month = new DateOnly(2026, 3, 1),
    };

    public static EnrollmentFacts Started { get; } = Enrollment with { DayZero = Monday };

    public static LeadFacts Ana { get; } = new()
    {
        Id = new Guid("0195a000-0000-7000-8000-000000000001"),
        Version = 1,
        Name = "Ana Souza",
        FirstName = "Ana",
        Phone = "+5511987654321",
        TimeZone = "America/Sao_Paulo",
        State = "SP",
        Region = "Sudeste",
        Tags = ["MOEMA", "Botox"],
        Source = LeadSource.Import,
        StoreName = "Tatuapé",
    };

    public static CampaignVersion Sequence(params int[] days) => new()
    {
        Steps = [.. days.Select(day => Step(day))],
    };

    public static Step Step(int day) => new() { Id = $"dia-{day}", Day = day, TemplateId = Guid.Empty };

    /// <summary>A moment by the clock of São Paulo.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) =>
        new(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(-3));

    public static DateTimeOffset At(int day, int hour, int minute = 0) => At(Monday.AddDays(day), hour, minute);

    public static MessageFacts Message(int step, int? on = null, MessageState state = MessageState.Accepted)
    {
        var day = on ?? step;
        return new()
        {
            Id = new Guid(step, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
            Month = Enrollment.Month,
            EnrollmentId = Enrollment.Id,
            Step = $"dia-{step}",
            State = state,
            LocalDay = Monday.AddDays(day),
            DueAt = At(day, 10),
            ClosesAt = At(day, 20),
            ExpiresAt = At(day + 1, 20),
            ClaimedAt = state is MessageState.Planned or MessageState.Skipped ? null : At(day, 10),
        };
    }

    public static LeadFacts With(this LeadFacts lead, params MessageFacts[] messages) =>
        lead with { Messages = [.. lead.Messages, .. messages] };

    public static Decision Next(
        this LeadFacts lead, DateTimeOffset now, EnrollmentFacts? enrollment = null, CampaignVersion? version = null) =>
        Planner.Next(lead, enrollment ?? (lead.Messages.Count == 0 ? Enrollment : Started), version ?? FifteenDays, PhoneStanding.Ready, now);

    public static Decision.Send ShouldSend(this Decision decision, string step)
    {
        var send = decision.ShouldBeOfType<Decision.Send>();
        send.Step.Id.ShouldBe(step);
        return send;
    }

    public static Decision.Wait ShouldWait(this Decision decision, string reason)
    {
        var wait = decision.ShouldBeOfType<Decision.Wait>();
        wait.Reason.ShouldBe(reason);
        return wait;
    }

    public static Decision.Skip ShouldSkip(this Decision decision, string step, string reason)
    {
        var skip = decision.ShouldBeOfType<Decision.Skip>();
        skip.Step.Id.ShouldBe(step);
        skip.Reason.ShouldBe(reason);
        return skip;
    }
}
