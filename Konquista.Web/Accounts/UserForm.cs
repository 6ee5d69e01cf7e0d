using System.ComponentModel.DataAnnotations;
using Konquista.Web.Languages;

namespace Konquista.Web.Accounts;

/// <summary>What is typed about somebody who may sign in.</summary>
public sealed class UserForm
{
    /// <summary>Only of somebody new: under it facts are kept.</summary>
    [EmailAddress, StringLength(120)]
    public string? Email { get; set; }

    [Required, StringLength(120)]
    public string Name { get; set; } = "";

    [Required, StringLength(20)]
    public string Role { get; set; } = Accounts.Role.Attendant;

    /// <summary>The one store they work for; null for all.</summary>
    public Guid? Store { get; set; }

    /// <summary>Of the mail that asks somebody in.</summary>
    [StringLength(10)]
    public string Language { get; set; } = LanguageSetup.Default;

    /// <summary>What the person looked like when the form was opened.</summary>
    [StringLength(64)]
    public string? Seen { get; set; }
}
