using System.Reflection;
using System.Security.Claims;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web;

/// <summary>Every page says who may look and who may change, and each role may what the table says and nothing more.</summary>
public sealed class PermissionTests
{
    private static readonly string[] WithoutPermission =
    [
        "Account.SignInModel", "Account.CodeModel", "Account.SignOutModel", "Account.IndexModel", "Account.PasswordModel", "Account.TwoFactorModel", "Account.TokensModel",
        "Account.ForgotModel", "Account.ResetModel", "Account.InvitationModel",
        "ErrorModel", "PreferencesModel", "L.LandingModel", "L.ThanksModel",
    ];

    [Fact]
    public void Every_page_names_a_permission() => Pages()
        .Where(page => page.GetCustomAttribute<AllowsAttribute>() is null && !WithoutPermission.Contains(page.FullName!["Konquista.Web.Pages.".Length..]))
        .Select(page => page.FullName)
        .ShouldBeEmpty();

    [Fact]
    public void No_page_with_a_permission_is_open() => Pages()
        .Where(page => page.GetCustomAttribute<AllowsAttribute>() is not null && page.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
        .ShouldBeEmpty();

    /// <summary>Where anybody who looks may post, the post must be a search or a choice of one's own.</summary>
    [Fact]
    public void Looking_is_not_enough_to_change() => Pages()
        .Where(page => page.GetCustomAttribute<AllowsAttribute>()?.Change == Permission.See
            && page.GetMethods().Any(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)))
        .Select(page => page.FullName)
        .ShouldBe(["Konquista.Web.Pages.Leads.IndexModel", "Konquista.Web.Pages.Campaigns.PreviewModel"], ignoreOrder: true);

    [Fact]
    public void An_owner_may_everything() => Enum.GetValues<Permission>().Where(permission => !Role.Allows(Role.Owner, permission, ofOneStore: false)).ShouldBeEmpty();

    [Theory, InlineData(Role.Viewer, Permission.Answer), InlineData(Role.Attendant, Permission.Export), InlineData(Role.Attendant, Permission.ManyLeads),
     InlineData(Role.Attendant, Permission.LandingPages),
     InlineData(Role.Manager, Permission.Users), InlineData(Role.Manager, Permission.Settings), InlineData("", Permission.See), InlineData("Owner", Permission.See)]
    internal void What_is_not_in_the_table_is_refused(string role, Permission permission) =>
        Role.Allows(role, permission, ofOneStore: false).ShouldBeFalse();

    [Theory, InlineData(Permission.Campaigns), InlineData(Permission.Templates), InlineData(Permission.Sending), InlineData(Permission.Import), InlineData(Permission.Users),
     InlineData(Permission.LandingPages)]
    internal void Who_belongs_to_one_store_changes_nothing_of_the_others(Permission permission)
    {
        Role.Allows(Role.Manager, permission, ofOneStore: true).ShouldBeFalse();
        Role.Allows(Role.Owner, permission, ofOneStore: true).ShouldBeFalse();
    }

    [Theory, InlineData("see export", true), InlineData("export", false), InlineData("", false), InlineData("SEE sea", false)]
    internal void A_token_is_allowed_what_its_scopes_name_and_its_role_allows(string scopes, bool sees)
    {
        var staff = Staff.Of(new(new ClaimsIdentity([new(ClaimTypes.Role, Role.Client), new(Staff.ScopeClaim, $"{scopes} users")], "token")));
        staff.May(Permission.See).ShouldBe(sees);
        staff.May(Permission.Users).ShouldBeFalse();
        staff.May(Permission.Import).ShouldBeFalse();
    }

    [Fact]
    public void A_scope_is_named_as_its_permission() => Scope.Write([Permission.SeeNumbers, Permission.See]).ShouldBe("see see-numbers");

    private static IEnumerable<Type> Pages() => typeof(Texts).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)));
}
