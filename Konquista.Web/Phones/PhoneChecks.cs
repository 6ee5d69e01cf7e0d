using Konquista.Phones;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Phones;

/// <summary>Says to a form of a number what is wrong with it, and what somebody else has meanwhile saved.</summary>
internal static class PhoneChecks
{
    /// <summary>True when what was typed may be handed to the number's grain.</summary>
    public static bool Check(this ModelStateDictionary state, PhoneForm form, IReadOnlyList<StoreChoice> stores, IStringLocalizer<Texts> texts)
    {
        if (form.StoreId is { } store && !stores.Any(choice => choice.Id == store))
        {
            state.AddModelError("Form.StoreId", texts["Input.Wrong"]);
        }

        return state.IsValid;
    }

    public static void Explain(this ModelStateDictionary state, PhoneProblem problem, IStringLocalizer<Texts> texts)
    {
        var (field, sentence) = problem switch
        {
            PhoneProblem.NameMissing => ("Form.Name", texts["Input.Required"]),
            PhoneProblem.NumberInvalid => ("Form.Number", texts["Phones.NumberInvalid"]),
            PhoneProblem.NumberTaken => ("Form.Number", texts["Phones.NumberTaken"]),
            PhoneProblem.ProviderUnknown => ("Form.Provider", texts["Input.Wrong"]),
            PhoneProblem.AccountMissing => ("Form.Account", texts["Phones.AccountMissing"]),
            PhoneProblem.AddressInvalid => ("Form.BaseUrl", texts["Phones.AddressInvalid"]),
            PhoneProblem.TokenMissing => ("Form.Token", texts["Phones.TokenMissing"]),
            PhoneProblem.CapInvalid => ("Form.DailyCap", texts["Input.Wrong"]),
            PhoneProblem.OnlySandboxPhonesOnAFastClock => ("", texts["Phones.OnlySandbox"]),
            _ => ("", texts["Phones.Gone"]),
        };
        state.AddModelError(field, sentence);
    }

    public static Conflict Against(
        this PhoneForm form, PhoneDetails phone, IReadOnlyList<StoreChoice> stores, IStringLocalizer<Texts> texts, Words words)
    {
        var theirs = PhoneForm.Of(phone);
        string Store(PhoneForm one) => stores.FirstOrDefault(store => store.Id == one.StoreId)?.Name ?? "";
        string Purpose(PhoneForm one) => words.Purpose(one.Purpose.ToString().ToLowerInvariant());
        return Conflict.Of(
            new(texts["Phones.Name"], theirs.Name, form.Name),
            new(texts["Phones.Number"], PhoneText.Ours(theirs.Number), PhoneText.Ours(form.Number)),
            new(texts["Phones.Provider"], words.Provider(theirs.Provider), words.Provider(form.Provider)),
            new(texts["Phones.Account"], theirs.Account ?? "", form.Account ?? ""),
            new(texts["Phones.BaseUrl"], theirs.BaseUrl, form.BaseUrl),
            new(texts["Phones.Store"], Store(theirs), Store(form)),
            new(texts["Phones.Purpose"], Purpose(theirs), Purpose(form)),
            new(texts["Phones.DailyCap"], $"{theirs.DailyCap:N0}", $"{form.DailyCap:N0}"),
            new(texts["Phones.Gap"], $"{theirs.GapSeconds:N0}", $"{form.GapSeconds:N0}"),
            new(texts["Phones.WarmUpFrom"], $"{theirs.WarmUpFrom:dd/MM/yyyy}", $"{form.WarmUpFrom:dd/MM/yyyy}"),
            new(texts["Phones.Sandbox"], Said(theirs.Sandbox), Said(form.Sandbox)));

        string Said(bool yes) => texts[yes ? "Answer.Yes" : "Answer.No"];
    }
}
