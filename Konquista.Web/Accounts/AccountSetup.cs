using Konquista.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>How people sign in: rules of passwords and lockout, the cookie, and that nothing is open unless it says so.</summary>
internal static class AccountSetup
{
    private static readonly TimeSpan HowLongAChangeTakes = TimeSpan.FromMinutes(1);

    public static void AddAccounts(this WebApplicationBuilder builder, WebSettings settings)
    {
        var services = builder.Services;
        services.AddDbContext<AccountContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentity<User, Role>(Rules)
            .AddEntityFrameworkStores<AccountContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.AddScoped<IUserConfirmation<User>, StillHere>();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = HowLongAChangeTakes);
        services.AddAuthorization(Policies);
        services.AddDataProtection()
            .SetApplicationName("konquista")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.KeysPath, "web")));
        services.AddSingleton(settings);
        services.AddHostedService<FirstAdmin>();
    }

    /// <summary>Tells a page's script whether a form that is sent now would be taken.</summary>
    public static void MapSession(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/session", (HttpContext http) => http.User.Identity?.IsAuthenticated == true ? Results.NoContent() : Results.Unauthorized())
            .AllowAnonymous();

    /// <summary>What names no permission is closed to everybody.</summary>
    private static void Policies(AuthorizationOptions authorization)
    {
        authorization.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null)
            .Build();
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(permission.ToString(), policy =>
                policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)));
        }
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.SignIn.RequireConfirmedAccount = true;
        identity.Password.RequiredLength = 10;
        identity.Password.RequireDigit = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequiredUniqueChars = 4;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.AccessDeniedPath = "/error/403";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromDays(7);
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = AskToSignIn;
        cookie.Cookie.Name = "konquista.user";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Whoever posted has lost what was typed, and is told so. A part of a page must not be replaced by the page of sign-in.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var ended = HttpMethods.IsPost(context.Request.Method) ? "&ended=true" : "";
        context.Response.Redirect(context.RedirectUri + ended);
        return Task.CompletedTask;
    }
}
