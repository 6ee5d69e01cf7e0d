using System.Globalization;
using System.Security.Cryptography;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.DataProtection;

namespace Konquista.Web.LandingPages;

/// <summary>
/// Marks that somebody looked at a page, so that a form that is sent can be told from one that no person can have filled in. The bytes of a
/// page are the same for all, so the mark is a cookie of ours for two hours; for who keeps none it stands in the page that asks again.
/// </summary>
internal sealed class VisitMark(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Cookie = "konquista.visit";
    private const string DayCookie = Cookie + ".day";
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly IDataProtector _protector = protection.CreateProtector("landing-visit");

    /// <summary>Whoever comes back within the page keeps the mark of their coming.</summary>
    public void Leave(HttpContext http)
    {
        var referrer = Visit.ReferrerOf(http.Request);
        if (referrer is not null || !http.Request.Cookies.ContainsKey(Cookie))
        {
            http.Response.Cookies.Append(Cookie, Write(new(time.GetUtcNow(), referrer)), Options(http, PublishedPages.Folder.TrimEnd('/'), Life));
        }
    }

    /// <summary>Whether this browser looks at this page for the first time today; says so to it, by a day and nothing else.</summary>
    public bool IsFirstToday(HttpContext http)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = LocalTime.Day(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (http.Request.Cookies[DayCookie] == today)
        {
            return false;
        }

        http.Response.Cookies.Append(DayCookie, today, Options(http, http.Request.Path, LocalTime.Starts(LocalTime.Day(now).AddDays(1)) - now));
        return true;
    }

    public string Write(Visit visit) => _protector.Protect(visit.Write());

    /// <summary>What the cookie says, or else the page; null when neither is ours or both are too old.</summary>
    public Visit? Read(HttpRequest request, string? inPage) => Read(request.Cookies[Cookie]) ?? Read(inPage);

    private static CookieOptions Options(HttpContext http, string path, TimeSpan life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = path,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };

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
