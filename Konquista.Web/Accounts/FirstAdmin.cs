using System.Security.Cryptography;
using Konquista.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Konquista.Web.Accounts;

/// <summary>Makes the roles and, where nobody can sign in yet, an owner whose password only a file of the operator's names.</summary>
internal sealed partial class FirstAdmin(
    IServiceScopeFactory scopes,
    WebSettings settings,
    TimeProvider time,
    ILogger<FirstAdmin> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Tries until the tables are there: the silo migrates them, and may start later.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TrySeed(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TrySeed(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await SeedRoles(scope.ServiceProvider.GetRequiredService<RoleManager<Role>>());
            await SeedOwner(scope.ServiceProvider.GetRequiredService<UserManager<User>>(), cancel);
            return true;
        }
        catch (Exception cause) when (cause is NpgsqlException or DbUpdateException || cause.InnerException is NpgsqlException)
        {
            TablesAway(log);
            return false;
        }
    }

    private static async Task SeedRoles(RoleManager<Role> roles)
    {
        foreach (var name in Role.All)
        {
            if (!await roles.RoleExistsAsync(name))
            {
                Demand(await roles.CreateAsync(new Role { Name = name }));
            }
        }
    }

    private async Task SeedOwner(UserManager<User> users, CancellationToken cancel)
    {
        if (await users.Users.AnyAsync(cancel))
        {
            return;
        }

        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);
        await Write(password, cancel);
        var owner = new User { UserName = settings.FirstAdminEmail, Email = settings.FirstAdminEmail, EmailConfirmed = true };
        Demand(await users.CreateAsync(owner, password));
        Demand(await users.AddToRoleAsync(owner, Role.Owner));
        Created(log);
    }

    private async Task Write(string password, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(settings.FirstAdminPath);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(settings.FirstAdminPath, options);
        await file.WriteAsync($"{settings.FirstAdminEmail}\n{password}\n".AsMemory(), cancel);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"An account could not be made: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The tables of sign-in are not there yet")]
    private static partial void TablesAway(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The first owner was created; the file first-admin names the password")]
    private static partial void Created(ILogger logger);
}
