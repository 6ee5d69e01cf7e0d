using Konquista.WhatsApp;
using static Konquista.Leads.PlannerCast;

namespace Konquista.Leads;

/// <summary>To whom a person may write by hand, and until when it may leave.</summary>
public sealed class WritingRulesTests
{
    private static readonly DateTimeOffset Now = At(0, 12);
    private static readonly WritingFacts Facts = new() { IsErased = false, PhoneId = Guid.CreateVersion7(), Provider = "cloud_api", HeardAt = Now.AddHours(-1) };

    private static readonly GatewayAbilities Cloud = Abilities(TimeSpan.FromHours(24));

    private static readonly WrittenMessage Answer = new() { RequestId = Guid.CreateVersion7(), Kind = WrittenKind.Manual, Text = "Oi", By = "ana" };

    [Fact]
    public void Whoever_wrote_lately_may_be_answered() => Refusal(Ana, Facts).ShouldBeNull();

    [Fact]
    public void Whoever_was_erased_asked_to_stop_or_has_no_number_is_not_written_to()
    {
        Refusal(Ana with { OptedOutAt = Now }, Facts with { IsErased = true }).ShouldBe(WriteRefusal.LeadErased);
        Refusal(Ana with { OptedOutAt = Now }, Facts).ShouldBe(WriteRefusal.OptedOut);
        Refusal(Ana with { Phone = "" }, Facts).ShouldBe(WriteRefusal.NoNumber);
    }

    [Fact]
    public void Nothing_goes_to_a_sample_person_with_or_without_a_number_of_ours()
    {
        Refusal(Ana, Facts with { IsSample = true }).ShouldBe(WriteRefusal.Sample);
        Refusal(Ana, Facts with { IsSample = true }, known: false).ShouldBe(WriteRefusal.Sample);
    }

    [Fact]
    public void A_test_goes_to_nobody_who_asked_to_stop() =>
        Refusal(Ana with { OptedOutAt = Now }, Facts, Answer with { Kind = WrittenKind.Test }).ShouldBe(WriteRefusal.OptedOut);

    [Fact]
    public void A_pause_and_a_conversation_hold_nobodys_answer() =>
        Refusal(Ana with { PausedAt = Now, HumanUntil = Now.AddDays(7) }, Facts).ShouldBeNull();

    [Fact]
    public void Without_a_number_of_ours_nothing_leaves() => Refusal(Ana, Facts, abilities: null, known: false).ShouldBe(WriteRefusal.NoPhone);

    [Theory]
    [InlineData(23.9, null)]
    [InlineData(24, WriteRefusal.WindowClosed)]
    [InlineData(100, WriteRefusal.WindowClosed)]
    public void The_window_closes_a_day_after_the_last_word(double hours, WriteRefusal? refusal) =>
        Refusal(Ana, Facts with { HeardAt = Now.AddHours(-hours) }).ShouldBe(refusal);

    [Fact]
    public void Whoever_never_wrote_has_no_window_and_where_none_is_needed_may_be_written_to()
    {
        Refusal(Ana, Facts with { HeardAt = null }).ShouldBe(WriteRefusal.WindowClosed);
        Refusal(Ana, Facts with { HeardAt = null }, abilities: Abilities(null)).ShouldBeNull();
        WritingRules.ClosesAt(Facts, Abilities(null)).ShouldBeNull();
    }

    [Fact]
    public void A_template_approved_by_Meta_needs_no_window_and_a_file_does()
    {
        var templated = Answer with { TemplateId = Guid.CreateVersion7() };
        Refusal(Ana, Facts with { HeardAt = null, TemplateKind = "cloud_template" }, templated).ShouldBeNull();
        Refusal(Ana, Facts with { HeardAt = null, TemplateKind = "media" }, templated).ShouldBe(WriteRefusal.WindowClosed);
        Refusal(Ana, Facts, templated).ShouldBe(WriteRefusal.TemplateUnknown);
    }

    [Fact]
    public void A_template_is_tried_from_the_Sandbox_without_anybody_having_written() =>
        Refusal(Ana, Facts with { HeardAt = null, IsTrial = true }, Answer with { Kind = WrittenKind.Test }).ShouldBeNull();

    [Fact]
    public void Words_are_neither_nothing_nor_more_than_WhatsApp_takes()
    {
        WritingRules.Refusal("").ShouldBe(WriteRefusal.TextEmpty);
        WritingRules.Refusal(new string('a', 4096)).ShouldBeNull();
        WritingRules.Refusal(new string('a', 4097)).ShouldBe(WriteRefusal.TextTooLong);
    }

    private static WriteRefusal? Refusal(
        LeadFacts lead, WritingFacts facts, WrittenMessage? message = null, GatewayAbilities? abilities = null, bool known = true) =>
        WritingRules.Refusal(lead, message ?? Answer, facts, known ? abilities ?? Cloud : null, Now);

    private static GatewayAbilities Abilities(TimeSpan? window) => new()
    {
        Statuses = true,
        Ids = true,
        Inbound = true,
        LookUp = false,
        Signature = true,
        Templates = true,
        AnswerWindow = window,
        MaxInFlight = 1,
        PerSecond = 1,
        Timeout = TimeSpan.FromSeconds(1),
    };
}
