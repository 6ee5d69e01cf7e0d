using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.Languages;

namespace Konquista.Web.GraphQL.People;

/// <summary>Somebody who may sign in, as a program writes them.</summary>
[Description("What is to be known of somebody who may sign in.")]
internal sealed record UserInput
{
    [Description("What they are called; at most 120 characters.")]
    public required string Name { get; init; }

    [Description("What they are there for.")]
    public required PersonRole Role { get; init; }

    [Description("The one unit they work for; null for all.")]
    public Guid? StoreId { get; init; }

    public UserForm ToForm(string? seen) => new() { Name = Name, Role = Word.Stored<PersonRole>(Role)!, Store = StoreId, Seen = seen };
}

/// <summary>Somebody to be asked in, as a program writes them.</summary>
[Description("Somebody to be asked in.")]
internal sealed record InvitationInput
{
    [Description("Under which they will sign in, and under which facts are kept.")]
    public required string Email { get; init; }

    [Description("What they are called; at most 120 characters.")]
    public required string Name { get; init; }

    [Description("What they are to be there for.")]
    public required PersonRole Role { get; init; }

    [Description("The one unit they are to work for; null for all.")]
    public Guid? StoreId { get; init; }

    [Description("The language of the mail: pt-BR or en.")]
    public string Language { get; init; } = LanguageSetup.Default;

    public UserForm ToForm() => new() { Email = Email, Name = Name, Role = Word.Stored<PersonRole>(Role)!, Store = StoreId, Language = Language };
}
