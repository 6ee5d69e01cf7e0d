namespace Konquista.WhatsApp;

/// <summary>The places at which crash tests kill the process.</summary>
public sealed class InboxFailpointTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("production")]
    public void Production_refuses_to_know_any(string environment) =>
        Should.Throw<InvalidOperationException>(() => Failpoint.Configure("mid-inbox", environment)).Message.ShouldContain("Konquista:Failpoints");

    [Fact]
    public void Nothing_happens_at_one_that_is_not_armed()
    {
        Failpoint.Configure(null, "Production");
        Should.NotThrow(() => Failpoint.Hit("mid-inbox"));
    }
}
