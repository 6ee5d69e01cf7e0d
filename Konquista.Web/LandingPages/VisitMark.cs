using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Konquista.Web.LandingPages;

/// <summary>
/// Marks that somebody looked at a page, so that a form that is sent can be told from one that no person can have filled in. The bytes of a
/// page are the same for all, so the mark is a cookie of ours for two hours; for who keeps none it stands in the page that asks again.
/// </summary>
internal sealed class VisitMark(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Cookie = "konquista.visit";
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly IDataProtector _protector = protection.CreateProtector("landing-visit");

    /// <summary>Whoever comes back within the page keeps the mark of their coming.</summary>
    public void Leave(HttpContext http)
    {
        var referrer = Visit.ReferrerOf(http.Request);
        if (referrer is not null || !http.Request.Cookies.ContainsKey(Cookie))
        {
            http.Response.Cookies.Append(Cookie, Write(new(time.GetUtcNow(), referrer)), new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Life,
                Path = PublishedPages.Folder.TrimEnd('/'),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
    }

    public string Write(Visit visit) => _protector.Protect(visit.Write());

    /// <summary>What the cookie says, or else the page; null when neither is ours or both are too old.</summary>
    public Visit? Read(HttpRequest request, string? inPage) => Read(request.Cookies[Cookie]) ?? Read(inPage);

    private Visit? Read(string? mark)
    {
        if (mark is not { Length: > 0 and < 1000 })
        {
            return null;
        }

        try
        {
            return Visit.Read(_protector.Unprotect(mark)) is { } visit && time.GetUtcNow() - visit.At < Life ? visit : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
