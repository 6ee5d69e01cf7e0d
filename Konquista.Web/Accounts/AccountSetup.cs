using Konquista.Web.Hosting;
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
    /// <summary>For what somebody may do before they have a password of their own.</summary>
    public const string AnyPassword = "AnyPassword";

    /// <summary>The cookie of who is signed in.</summary>
    public const string UserCookie = "konquista.user";

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
        services.AddSingleton<SignedIn>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<UserList>();
        services.AddSingleton<InvitationList>();
        services.AddSingleton<ResetLimits>();
        services.AddScoped<InvitationBook>();
        services.AddScoped<ForgottenPasswords>();
        services.AddScoped<UserFacts>();
        services.AddScoped<UserBook>();
        services.AddScoped<UserKeys>();
        services.AddScoped<OwnAccount>();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => cookie.Cookie.Name = "konquista.code");
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
        authorization.DefaultPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context => !Staff.MustChangePassword(context.User))
            .Build();
        authorization.AddPolicy(AnyPassword, policy => policy.RequireAuthenticatedUser());
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
        cookie.EventsType = typeof(SignedIn);
        cookie.Cookie.Name = UserCookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
