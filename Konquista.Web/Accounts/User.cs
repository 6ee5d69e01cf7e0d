using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>Someone of the business who may sign in.</summary>
internal sealed class User : IdentityUser<Guid>
{
    [MaxLength(120)]
    public string? Name { get; set; }

    /// <summary>The one store they work for; null for all.</summary>
    public Guid? StoreId { get; set; }

    public DateTime? DisabledAt { get; set; }

    /// <summary>The password was made by somebody else, who has seen it.</summary>
    public bool MustChangePassword { get; set; }
}
