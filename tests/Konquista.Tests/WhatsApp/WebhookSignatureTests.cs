using System.Text;
using FsCheck.Xunit;

namespace Konquista.WhatsApp;

/// <summary>Whose webhook it is.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "s3cret-app";
    private const string Signature = "sha256=f5f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"object":"whatsapp_business_account","entry":[]}""");

    [Fact]
    public void A_body_is_signed_as_openssl_signs_it() => WebhookSignature.Sign(Body, Secret).ShouldBe(Signature);

    [Fact]
    public void A_signed_body_is_verified() => WebhookSignature.Verify(Body, Signature, Secret).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("f5f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b")]
    [InlineData("sha1=f5f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b")]
    [InlineData("sha256=05f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b")]
    [InlineData("sha256=z5f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b")]
    public void Any_other_header_is_not(string? header) => WebhookSignature.Verify(Body, header, Secret).ShouldBeFalse();

    [Fact]
    public void Without_a_secret_nothing_is_verified() =>
        WebhookSignature.Verify(Body, WebhookSignature.Sign(Body, ""), "").ShouldBeFalse();

    [Property]
    public void One_changed_byte_breaks_the_signature(byte[] body, byte change)
    {
        byte[] signed = [.. body, 0];
        byte[] changed = [.. body, (byte)(change | 1)];
        var header = WebhookSignature.Sign(signed, Secret);
        WebhookSignature.Verify(signed, header, Secret).ShouldBeTrue();
        WebhookSignature.Verify(changed, header, Secret).ShouldBeFalse();
    }
}
