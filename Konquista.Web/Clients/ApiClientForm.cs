using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;

namespace Konquista.Web.Clients;

/// <summary>What is typed about a program that comes in by itself.</summary>
public sealed class ApiClientForm
{
    /// <summary>It acts under this name, so it must not look like a person's address.</summary>
    [Required, StringLength(60), RegularExpression("[^@]*")]
    public string Name { get; set; } = "";

    /// <summary>The one store whose rows it sees; null for all.</summary>
    public Guid? Store { get; set; }

    public IReadOnlyList<string> Scopes { get; set; } = [];

    public int Version { get; set; }

    /// <summary>The scopes as they are kept; what a program may never do is left out.</summary>
    internal string Written => Scope.Write(Scope.Read(string.Join(' ', Scopes)).Where(one => Role.Allows(Role.Client, one, Store is not null)));

    internal static ApiClientForm Of(ApiClient client) =>
        new() { Name = client.Name, Store = client.StoreId, Scopes = [.. client.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Version = client.Version };
}
