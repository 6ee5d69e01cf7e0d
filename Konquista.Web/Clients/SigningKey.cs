using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Konquista.Web.Clients;

/// <summary>One key of the site: it signs for a while, and verifies for as long as something it signed may come.</summary>
internal sealed record SigningKey(string Kid, JsonWebKey Public, JsonWebKey? Private, DateTime SignsUntil, DateTime ValidUntil)
{
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    /// <summary>The parts of a new key as text: what everybody may know, and what nobody may.</summary>
    public static (string Kid, string Public, string Private) Make()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = curve.ExportParameters(includePrivateParameters: true);
        var (x, y) = (Base64UrlEncoder.Encode(parts.Q.X), Base64UrlEncoder.Encode(parts.Q.Y));
        var kid = Base64UrlEncoder.Encode(new JsonWebKey { Kty = "EC", Crv = "P-256", X = x, Y = y }.ComputeJwkThumbprint());
        var open = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x, y, kid, use = "sig", alg = Algorithm });
        return (kid, open, JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x, y, kid, d = Base64UrlEncoder.Encode(parts.D) }));
    }
}
