using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Accounts;

/// <summary>Says to a form of a user what is wrong with it, and what somebody else has meanwhile saved.</summary>
internal static class UserChecks
{
    /// <summary>True when what was typed may be saved: a role that exists, a store that the page offered.</summary>
    public static bool Check(this ModelStateDictionary state, UserForm form, IReadOnlyList<StoreChoice> stores, IStringLocalizer<Texts> texts)
    {
        if (!Role.All.Contains(form.Role))
        {
            state.AddModelError("Form.Role", texts["Input.Wrong"]);
        }

        if (form.Store is { } store && stores.All(known => known.Id != store))
        {
            state.AddModelError("Form.Store", texts["Input.Wrong"]);
        }

        return state.IsValid;
    }

    public static void Explain(this ModelStateDictionary state, UserSaved saved, IStringLocalizer<Texts> texts)
    {
        var (field, sentence) = saved switch
        {
            UserSaved.EmailTaken => ("Form.Email", "Users.EmailTaken"),
            UserSaved.EmailWrong => ("Form.Email", "Input.NoEmail"),
            UserSaved.Invited => ("Form.Email", "Invitations.Open"),
            UserSaved.LastOwner => ("", "Users.LastOwner"),
            _ => ("", null),
        };
        if (sentence is not null)
        {
            state.AddModelError(field, texts[sentence]);
        }
    }

    public static Conflict Against(this UserForm form, UserRow user, IReadOnlyList<StoreChoice> stores, Words words, IStringLocalizer<Texts> texts) => Conflict.Of(
        new(texts["Users.Name"], user.Name, form.Name),
        new(texts["Users.Role"], words.Role(user.Role), words.Role(form.Role)),
        new(texts["Users.Store"], user.Store ?? texts["Users.AllStores"],
            stores.FirstOrDefault(store => store.Id == form.Store)?.Name ?? texts["Users.AllStores"]));
}
