using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Clients;

/// <summary>What is typed about a program that comes in by itself.</summary>
public sealed class ApiClientForm
{
    /// <summary>It acts under this name, so it must not look like a person's address.</summary>
    [Required, StringLength(60), RegularExpression("[^@]*")]
    public string Name { get; set; } = "";

    /// <summary>The one store whose rows it sees; null for all.</summary>
    public Guid? Store { get; set; }

    public string[] Scopes { get; set; } = [];

    public int Version { get; set; }

    /// <summary>The scopes as they are kept; what a program may never do is left out.</summary>
    internal string Written => Scope.Write(Scope.Read(string.Join(' ', Scopes)).Where(one => Role.Allows(Role.Client, one, Store is not null)));

    internal static ApiClientForm Of(ApiClient client) =>
        new() { Name = client.Name, Store = client.StoreId, Scopes = [.. client.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Version = client.Version };

    /// <summary>True when what was typed may be saved: a store that the page offered, and something that whoever types may give.</summary>
    internal bool Check(ModelStateDictionary state, ScopeChoices choices, IReadOnlyList<StoreChoice> stores, IStringLocalizer<Texts> texts)
    {
        if (Store is { } store && stores.All(known => known.Id != store))
        {
            state.AddModelError("Form.Store", texts["Input.Wrong"]);
        }

        if (!choices.Allowed)
        {
            state.AddModelError("", texts["Clients.NoScope"]);
        }
        else if (Written.Length == 0)
        {
            state.AddModelError("", texts["Clients.NothingOfOneStore"]);
        }

        return state.IsValid;
    }
}
