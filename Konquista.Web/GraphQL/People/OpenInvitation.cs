using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.People;

/// <summary>An invitation that nobody has taken yet, as the schema shows it.</summary>
[May(Permission.Users)]
[Name("Invitation")]
[Description("An invitation that nobody has taken yet.")]
internal sealed class OpenInvitation(InvitationRow invitation)
{
    [Description("Never changes.")]
    public Guid Id => invitation.Id;

    [Description("To whom.")]
    public string Email => invitation.Email;

    [Description("What they are called.")]
    public string Name => invitation.Name;

    [Description("What they are to be there for.")]
    public PersonRole Role => Word.Of<PersonRole>(invitation.Role);

    [Description("The name of the one unit they are to work for; null for all.")]
    public string? StoreName => invitation.Store;

    [Description("Who asked them in.")]
    public string InvitedBy => invitation.InvitedBy;

    [Description("Until when it opens.")]
    public DateTime ExpiresAt => invitation.ExpiresAt;

    [Description("What became of its mail.")]
    public InvitationMail Mail => Word.Of<InvitationMail>(invitation.Mail);
}

/// <summary>What became of a mail.</summary>
[Description("What became of the mail of an invitation.")]
internal enum InvitationMail
{
    [Description("There is none: somebody hands the address over.")]
    None,

    [Description("It waits.")]
    Waiting,

    [Description("It has gone.")]
    Sent,

    [Description("It could not be sent.")]
    GivenUp,
}
