using FsCheck.Xunit;

namespace Konquista.WhatsApp;

/// <summary>Meta's error codes and our own reference.</summary>
public sealed class GatewayErrorTests
{
    // Every code of Meta's page; 200 to 299 and unknown ones follow rules.
    private static readonly int[] Published =
    [
        0, 1, 2, 3, 4, 10, 33, 100, 190, 368, 80007, 130429, 130472, 130497, 131000, 131005, 131008, 131009, 131016, 131021, 131026,
        131030, 131031, 131037, 131042, 131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057, 131062,
        131063, 131064, 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 133000, 133004, 133005,
        133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102, 135000, 137000, 2494100,
    ];

    [Fact]
    public void The_table_has_every_published_code_and_no_other() =>
        CloudApiErrors.Codes.Order().ShouldBe(Published);

    [Theory]
    [InlineData(1, 0, 400, SendClass.Uncertain)]
    [InlineData(131000, 0, 500, SendClass.Uncertain)]
    [InlineData(100, 0, 400, SendClass.Refused)]
    [InlineData(100, 33, 400, SendClass.PhoneStopped)]
    [InlineData(200, 0, 403, SendClass.PhoneStopped)]
    [InlineData(299, 0, 403, SendClass.PhoneStopped)]
    [InlineData(131050, 0, 400, SendClass.LeadOptedOut)]
    [InlineData(131026, 0, 400, SendClass.LeadUnreachable)]
    [InlineData(132015, 0, 400, SendClass.CampaignPaused)]
    [InlineData(999999, 0, 400, SendClass.Refused)]
    [InlineData(999999, 0, 429, SendClass.TryLater)]
    [InlineData(999999, 0, 500, SendClass.Uncertain)]
    public void A_code_means_the_same_wherever_it_comes_from(int code, int subcode, int status, object expected) =>
        CloudApiErrors.Classify(code, subcode, status).Class.ShouldBe((SendClass)expected);

    [Property]
    public bool A_reference_comes_back_as_it_went(Guid id, byte months)
    {
        var reference = new MessageReference(id, new DateOnly(2026, 1, 1).AddMonths(months));
        return MessageReference.TryParse(reference.ToString(), out var read) && read == reference;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("om_01J")]
    [InlineData("k1.202613.0192aaaa000070008000000000000001")]
    [InlineData("k1.202611.0192aaaa00007000800000000000000g")]
    [InlineData("k2.202611.0192aaaa000070008000000000000001")]
    public void Anybody_elses_reference_is_not_ours(string? text) => MessageReference.TryParse(text, out _).ShouldBeFalse();
}
