using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Messages;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>Steps that go only to some.</summary>
public sealed class PlannerConditionTests
{
    private static readonly DateTimeOffset DayOne = At(1, 11);

    [Theory]
    [InlineData(Fact.Tag, "BOTOX", true)]
    [InlineData(Fact.Tag, "BOT", false)]
    [InlineData(Fact.Store, "TATUAPE", true)]
    [InlineData(Fact.Region, "sudeste", true)]
    [InlineData(Fact.State, "RJ", false)]
    [InlineData(Fact.Source, "import", true)]
    public void A_fact_of_the_person_decides(Fact fact, string word, bool goes)
    {
        Decide(new(fact, [word]), MessageState.Accepted).ShouldBeOfType(goes ? typeof(Decision.Send) : typeof(Decision.Skip));
        Decide(new(fact, [word], Not: true), MessageState.Accepted).ShouldBeOfType(goes ? typeof(Decision.Skip) : typeof(Decision.Send));
    }

    [Theory]
    [InlineData(MessageState.Read, "read delivered")]
    [InlineData(MessageState.Delivered, "delivered unread")]
    [InlineData(MessageState.Sent, "unread undelivered")]
    [InlineData(MessageState.Accepted, "unread undelivered")]
    [InlineData(MessageState.Uncertain, "unread undelivered")]
    [InlineData(MessageState.Failed, "unread undelivered")]
    public void What_became_of_the_step_before_decides(MessageState before, string words)
    {
        foreach (var word in new[] { "read", "delivered", "unread", "undelivered" })
        {
            (Decide(new(Fact.Engagement, [word]), before) is Decision.Send).ShouldBe(words.Split(' ').Contains(word), word);
        }
    }

    [Fact]
    public void A_condition_is_judged_when_the_step_is_due_and_not_before() =>
        Decide(new(Fact.Engagement, ["read"]), MessageState.Sent, At(0, 12)).ShouldWait(Reason.NotYet);

    [Fact]
    public void A_condition_is_not_judged_on_a_day_that_is_taken() =>
        Ana.With(Message(0), Message(1, on: 2)).Next(At(2, 12), version: Version(Step(2), new(Fact.Engagement, ["read"])))
            .ShouldWait(Reason.DayTaken);

    [Fact]
    public void A_step_that_was_skipped_is_not_the_step_before()
    {
        var lead = Ana.With(Message(0, state: MessageState.Read), Message(1, state: MessageState.Skipped));
        lead.Next(At(2, 11), version: Version(Step(2), new(Fact.Engagement, ["read"]))).ShouldSend("dia-2");
    }

    [Fact]
    public void A_first_step_that_does_not_apply_still_begins_the_days()
    {
        var version = new CampaignVersion { Steps = [Step(0) with { Conditions = [new(Fact.State, ["RJ"])] }, Step(1)] };
        Ana.Next(At(0, 9), version: version).ShouldSkip("dia-0", Reason.ConditionNotMet).DayZero.ShouldBe(Monday);
        Ana.With(Message(0, state: MessageState.Skipped)).Next(At(0, 9), version: version).ShouldWait(Reason.NotYet);
    }

    private static Decision Decide(Condition condition, MessageState before, DateTimeOffset? now = null) =>
        Ana.With(Message(0, state: before)).Next(now ?? DayOne, version: Version(Step(1), condition));

    private static CampaignVersion Version(Step last, Condition condition) =>
        new() { Steps = [.. new[] { Step(0), Step(1) }.Where(step => step.Day < last.Day), last with { Conditions = [condition] }] };
}
