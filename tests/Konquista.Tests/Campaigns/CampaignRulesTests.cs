using Konquista.Calendars;
using Konquista.Templates;
using static Konquista.Campaigns.CampaignProblemKind;

namespace Konquista.Campaigns;

public sealed class CampaignRulesTests
{
    private static readonly Guid Good = new("0195a000-0000-7000-8000-000000000101");
    private static readonly Guid Mute = new("0195a000-0000-7000-8000-000000000102");
    private static readonly Guid Broken = new("0195a000-0000-7000-8000-000000000103");
    private static readonly Guid Pushy = new("0195a000-0000-7000-8000-000000000104");
    private static readonly Guid Moema = new("0195a000-0000-7000-8000-000000000201");

    private static readonly CampaignSurroundings Around = new()
    {
        Templates = new Dictionary<Guid, IReadOnlyList<string>>
        {
            [Good] = ["Oi, [nome]! Responda SAIR para não receber."],
            [Mute] = [],
            [Broken] = ["Oi, [nome]! Responda SAIR.", "Olá, [apelido]! Responda SAIR."],
            [Pushy] = ["Oi! Responda SAIR.", "Olá, [nome]! Você vai sair de lá feliz."],
        },
        Stores = ["Moema", Moema.ToString()],
        HasPhone = true,
    };

    [Fact]
    public void A_sound_definition_has_no_problem() =>
        Of(Step("d0", 0), Step("d1", 1) with { At = new(10, 0) }, Step("d4", 4) with { Conditions = [new(Fact.Engagement, ["unread"])] }).ShouldBeEmpty();

    [Fact]
    public void Without_steps_there_is_nothing_to_publish() => Kinds().ShouldBe([NoSteps]);

    [Fact]
    public void Sixty_steps_are_enough() =>
        Kinds([.. Enumerable.Range(0, 61).Select(day => Step($"d{day}", day))]).ShouldBe([TooManySteps]);

    [Fact]
    public void An_id_is_given_once_and_is_something()
    {
        Of(Step("d0", 0), Step("d0", 1)).ShouldBe([new(StepIdTaken, CampaignField.Steps, "d0")]);
        Kinds(Step(" ", 0)).ShouldBe([StepIdTaken]);
    }

    [Theory]
    [InlineData(-1), InlineData(91)]
    public void A_day_lies_between_the_first_and_the_ninetieth(int day) =>
        Of(Step("a", day)).ShouldBe([new(DayOutOfRange, CampaignField.Day, "a")]);

    [Theory]
    [InlineData(0), InlineData(90)]
    public void The_first_day_and_the_ninetieth_are_days(int day) => Of(Step("a", day)).ShouldBeEmpty();

    [Fact]
    public void Two_steps_of_one_day_need_leave()
    {
        Of(Step("a", 0), Step("b", 2), Step("c", 2)).ShouldBe([new(DayTaken, CampaignField.Day, "c")]);
        Of(2, Step("a", 0), Step("b", 2), Step("c", 2) with { SameDay = true }).ShouldBeEmpty();
        Of(Step("a", 0), Step("b", 0) with { After = TimeSpan.FromDays(2) }).ShouldBeEmpty();
    }

    [Fact]
    public void More_steps_of_a_day_than_a_person_may_get_are_worth_a_look() =>
        Of(Step("a", 0), Step("b", 2), Step("c", 2) with { SameDay = true }).ShouldBe([new(DayOverCap, CampaignField.PerDay, "c")]);

    [Fact]
    public void The_order_of_the_list_matters_to_a_step_that_looks_back()
    {
        var unread = new Condition(Fact.Engagement, ["unread"]);

        Of(Step("a", 0), Step("c", 4), Step("b", 2)).ShouldBeEmpty();
        Of(Step("a", 0), Step("c", 4) with { Conditions = [unread] }, Step("b", 2)).ShouldBe([new(DayOutOfOrder, CampaignField.Day, "c")]);
        Of(Step("a", 0), Step("c", 4), Step("b", 2) with { After = TimeSpan.FromHours(3) }).ShouldBe([new(DayOutOfOrder, CampaignField.Day, "b")]);
    }

    [Fact]
    public void Where_nothing_is_before_nothing_can_have_been_read()
    {
        var read = new Condition(Fact.Engagement, ["read"]);

        Of(Step("a", 0) with { Conditions = [read] }).ShouldBe([new(NothingBefore, CampaignField.Conditions, "a")]);
        Of(Definition(Step("a", 0)) with { Entry = [read] }).ShouldBe([new(NothingBefore, CampaignField.Entry)]);
    }

    [Theory]
    [InlineData(-1), InlineData(91 * 24)]
    public void A_delay_ends(int hours) =>
        Of(Step("a", 0), Step("b", 1) with { After = TimeSpan.FromHours(hours) }).ShouldBe([new(DelayOutOfRange, CampaignField.After, "b")]);

    [Theory]
    [InlineData(8, false), InlineData(9, true), InlineData(19, true), InlineData(20, false)]
    public void An_hour_lies_within_the_window_of_some_day(int hour, bool isSound) =>
        Kinds(Step("a", 0) with { At = new(hour, 0) }).ShouldBe(isSound ? [] : [HourOutsideWindow]);

    [Fact]
    public void A_step_needs_a_template_with_sound_texts()
    {
        Of(Step("a", 0) with { TemplateId = Guid.Empty }).ShouldBe([new(TemplateMissing, CampaignField.Template, "a")]);
        Of(Step("a", 0), Step("b", 1) with { TemplateId = Mute }).ShouldBe([new(TemplateWithoutText, CampaignField.Template, "b")]);
        Of(Step("a", 0), Step("b", 1) with { TemplateId = Broken })
            .ShouldBe([new(TemplateBroken, CampaignField.Template, "b", "[apelido]", TemplateProblemKind.UnknownVariable)]);
    }

    [Fact]
    public void A_window_opens_some_day()
    {
        var closed = new SendingWindow(null, null, null, null, null, null, new(new(10, 0), new(10, 0)));

        Of(Definition(Step("a", 0) with { At = new(10, 0) }) with { Window = closed }).ShouldBe([new(WindowNeverOpens, CampaignField.Window)]);
    }

    [Fact]
    public void Caps_leave_room_for_one() =>
        Of(Definition(Step("a", 0)) with { PerDay = 0, PerWeek = 0 })
            .ShouldBe([new(CapBelowOne, CampaignField.PerDay), new(CapBelowOne, CampaignField.PerWeek)]);

    [Theory]
    [InlineData(Fact.Store, "MOEMA", true), InlineData(Fact.Store, "0195a000-0000-7000-8000-000000000201", true), InlineData(Fact.Store, "Itaim", false)]
    [InlineData(Fact.Region, "centro-oeste", true), InlineData(Fact.Region, "Centro Oeste", false)]
    [InlineData(Fact.State, "SP", true), InlineData(Fact.State, "São Paulo", false)]
    [InlineData(Fact.Engagement, "delivered", true), InlineData(Fact.Engagement, "lida", false)]
    [InlineData(Fact.Tag, "whatever", true), InlineData(Fact.Source, "whatever", true)]
    public void A_condition_names_what_there_is(Fact fact, string word, bool isSound) =>
        Of(Step("a", 0), Step("b", 1) with { Conditions = [new(fact, [word])] })
            .ShouldBe(isSound ? [] : [new(ConditionUnknown, CampaignField.Conditions, "b", word)]);

    [Fact]
    public void A_condition_names_something()
    {
        Of(Step("a", 0) with { Conditions = [new(Fact.Tag, [])] }).ShouldBe([new(ConditionEmpty, CampaignField.Conditions, "a")]);
        Of(Definition(Step("a", 0)) with { Entry = [new(Fact.Tag, [" "])] }).ShouldBe([new(ConditionEmpty, CampaignField.Entry)]);
    }

    [Fact]
    public void A_first_text_that_does_not_say_how_to_stop_and_a_lack_of_phones_are_warnings()
    {
        var problems = CampaignRules.Of(Definition(Step("b", 3), Step("a", 0) with { TemplateId = Pushy }), Around with { HasPhone = false });

        problems.ShouldBe([new(NoOptOut, CampaignField.Template, "a"), new(NoPhone, CampaignField.Phones)]);
        problems.ShouldAllBe(problem => problem.IsWarning);
    }

    [Fact]
    public void Whatever_else_is_wrong_is_more_than_a_warning() =>
        Enum.GetValues<CampaignProblemKind>().Where(kind => new CampaignProblem(kind, CampaignField.Steps).IsWarning).ShouldBe([NoOptOut, NoPhone, DayOverCap]);

    [Theory]
    [InlineData("", NameMissing), InlineData("  ", NameMissing), InlineData("Clínica", null)]
    public void A_campaign_has_a_name(string name, CampaignProblemKind? kind) => (CampaignRules.OfName(name)?.Kind).ShouldBe(kind);

    [Fact]
    public void A_name_is_not_a_novel() => CampaignRules.OfName(new('a', 121))!.Kind.ShouldBe(NameTooLong);

    private static Step Step(string id, int day) => new() { Id = id, Day = day, TemplateId = Good };

    private static CampaignVersion Definition(params Step[] steps) => new() { Steps = steps };

    private static IReadOnlyList<CampaignProblem> Of(CampaignVersion definition) => CampaignRules.Of(definition, Around);

    private static IReadOnlyList<CampaignProblem> Of(params Step[] steps) => Of(Definition(steps));

    private static IReadOnlyList<CampaignProblem> Of(int perDay, params Step[] steps) => Of(Definition(steps) with { PerDay = perDay });

    private static IEnumerable<CampaignProblemKind> Kinds(params Step[] steps) => Of(steps).Select(problem => problem.Kind);
}
