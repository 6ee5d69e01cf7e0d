using System.Net;

namespace Konquista.Webhooks;

/// <summary>What webhooks decide without asking anybody: whither they may lead, how they sign, and how long they try.</summary>
public sealed class WebhookRuleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("200.147.3.157", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_addresses_of_the_open_internet_are_public(string address, bool isPublic) =>
        PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    // The vector of the Standard Webhooks libraries.
    [Fact]
    public void A_signature_is_that_of_the_specification() =>
        WebhookSignature.Of(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}""")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void A_delivery_is_tried_ever_more_rarely_for_three_days_and_no_longer()
    {
        var at = Monday;
        var tries = new List<TimeSpan>();
        for (var attempts = 1; WebhookPatience.Next(attempts, Monday, at, chance: 0.5) is { } next; attempts++)
        {
            (next - at).ShouldBeGreaterThanOrEqualTo(tries.LastOrDefault());
            tries.Add(next - at);
            at = next;
        }

        tries[0].ShouldBe(TimeSpan.FromSeconds(5));
        (at - Monday).ShouldBeGreaterThan(TimeSpan.FromDays(2.4));
        (at - Monday).ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(3));
        tries.Count.ShouldBeInRange(10, 20);
    }

    [Fact]
    public void Those_that_failed_together_come_again_apart_and_a_wish_to_wait_is_kept_within_an_hour()
    {
        (WebhookPatience.Next(1, Monday, Monday, 0) < WebhookPatience.Next(1, Monday, Monday, 1)).ShouldBeTrue();
        WebhookPatience.Next(1, Monday, Monday, 0.5, TimeSpan.FromMinutes(2)).ShouldBe(Monday.AddMinutes(2));
        WebhookPatience.Next(1, Monday, Monday, 0.5, TimeSpan.FromDays(2)).ShouldBe(Monday.AddHours(1));
    }

    [Theory]
    [InlineData(8, 24, true)]
    [InlineData(7, 48, false)]
    [InlineData(500, 23, false)]
    public void It_is_over_after_a_day_of_failures_in_a_row(int failures, int hours, bool isOver) =>
        WebhookPatience.IsOver(failures, Monday, Monday.AddHours(hours)).ShouldBe(isOver);
}
