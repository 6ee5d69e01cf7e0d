namespace Konquista.Web.Kit;

/// <summary>What a person chose about the look of the site; without a choice it follows their system.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "konquista.theme";
    public const string Light = "light";
    public const string Dark = "dark";

    public static string? ThemeOf(HttpRequest request) => request.Cookies[ThemeCookie] is Light or Dark ? request.Cookies[ThemeCookie] : null;

    /// <summary>How a choice is kept: for a year, out of reach of scripts.</summary>
    public static CookieOptions Kept(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
