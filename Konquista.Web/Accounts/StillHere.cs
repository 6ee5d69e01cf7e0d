using Microsoft.AspNetCore.Identity;

namespace Konquista.Web.Accounts;

/// <summary>Whether somebody may come in at all: not once they were shut out.</summary>
internal sealed class StillHere : IUserConfirmation<User>
{
    public Task<bool> IsConfirmedAsync(UserManager<User> manager, User user) => Task.FromResult(user.DisabledAt is null);
}
