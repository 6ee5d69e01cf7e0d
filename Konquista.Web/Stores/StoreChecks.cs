using Konquista.Web.Kit;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Stores;

/// <summary>Says to a form of a store what is wrong with it, and what somebody else has meanwhile saved.</summary>
internal static class StoreChecks
{
    /// <summary>True when what was typed may be saved.</summary>
    public static bool Check(this ModelStateDictionary state, StoreForm form, IStringLocalizer<Texts> texts)
    {
        if (!Zones.All.Contains(form.TimeZone))
        {
            state.AddModelError("Form.TimeZone", texts["Input.Wrong"]);
        }

        if (form.Days() is null)
        {
            state.AddModelError("Form.ClosedDays", texts["Stores.NoDay"]);
        }

        return state.IsValid;
    }

    public static void Explain(this ModelStateDictionary state, StoreSaved? saved, IStringLocalizer<Texts> texts)
    {
        if (saved is StoreSaved.NameTaken)
        {
            state.AddModelError("Form.Name", texts["Stores.NameTaken"]);
        }
        else if (saved is StoreSaved.TagTaken)
        {
            state.AddModelError("Form.Tag", texts["Stores.TagTaken"]);
        }
    }

    public static Conflict Against(this StoreForm form, StoreDetails store, IStringLocalizer<Texts> texts)
    {
        var theirs = StoreForm.Of(store);
        return Conflict.Of(
            new(texts["Stores.Name"], theirs.Name, form.Name),
            new(texts["Stores.Tag"], theirs.Tag, form.Tag),
            new(texts["Stores.Address"], theirs.Address ?? "", form.Address ?? ""),
            new(texts["Stores.City"], theirs.City ?? "", form.City ?? ""),
            new(texts["Stores.State"], theirs.State ?? "", form.State ?? ""),
            new(texts["Stores.Opening"], theirs.Opening ?? "", form.Opening ?? ""),
            new(texts["Stores.TimeZone"], theirs.TimeZone, form.TimeZone),
            new(texts["Stores.ClosedDays"], theirs.ClosedDays ?? "", form.ClosedDays?.ReplaceLineEndings("\n") ?? ""));
    }
}
