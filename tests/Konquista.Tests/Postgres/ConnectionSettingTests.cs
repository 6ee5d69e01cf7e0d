using Konquista.Silo.Postgres;
using Konquista.Silo.Verbs;
using Microsoft.Extensions.Configuration;

namespace Konquista.Postgres;

public sealed class ConnectionSettingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("segredo")]
    [InlineData("Host=a;Senha=segredo")]
    public void A_missing_or_unreadable_setting_is_named_and_never_quoted(string? given)
    {
        var refusal = Should.Throw<OperatorException>(() => ConnectionSetting.Require(With(given)));

        refusal.Message.ShouldStartWith("ConnectionStrings:Konquista is not ");
        refusal.Message.ShouldNotContain("segredo");
        refusal.ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Error_details_stay_out_whatever_was_given() =>
        ConnectionSetting.Require(With("Host=a;Include Error Detail=true")).ShouldNotContain("Include Error Detail=True");

    private static IConfiguration With(string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Konquista", value)]).Build();
}
