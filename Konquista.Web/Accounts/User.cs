using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>Someone of the business who may sign in.</summary>
internal sealed class User : IdentityUser<Guid>;
