using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Stores;

namespace Konquista.Web.GraphQL.People;

/// <summary>Somebody who may sign in, as the schema shows them.</summary>
[May(Permission.Users)]
[Name("User")]
[Description("Somebody who may sign in.")]
internal sealed class Person(UserRow user)
{
    [Description("Never changes.")]
    public Guid Id => user.Id;

    [Description("By which they sign in.")]
    public string Email => user.Email;

    [Description("What they are called.")]
    public string Name => user.Name;

    [Description("What they are there for; null for who has no role and may do nothing.")]
    public PersonRole? Role => user.Role.Length > 0 ? Word.Of<PersonRole>(user.Role) : null;

    [Description("True when a second factor is asked of them.")]
    public bool HasTwoFactor => user.HasTwoFactor;

    [Description("True until they have chosen a password of their own.")]
    public bool MustChangePassword => user.MustChangePassword;

    [Description("Since when they may not sign in; null while they may.")]
    public DateTime? DisabledAt => user.DisabledAt;

    [Description("When they last signed in.")]
    public DateTime? SignedInAt => user.SignedInAt;

    [Description("Another as soon as something of this person changes; give it with saveUser.")]
    public string Seen => user.Picture;

    [Description("The one unit they work for; null for all.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) => batches.ById.LoadIf(user.StoreId ?? Guid.Empty, user.StoreId is not null);
}
