using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
internal sealed class RolesModel : PageModel;
