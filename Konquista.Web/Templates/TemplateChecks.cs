using Konquista.Templates;
using Konquista.Web.Kit;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Templates;

/// <summary>Says to a form of a template what is wrong with it, and what somebody else has meanwhile saved.</summary>
internal static class TemplateChecks
{
    /// <summary>True when what was typed may be saved.</summary>
    public static bool Check(this ModelStateDictionary state, TemplateForm form, IStringLocalizer<Texts> texts)
    {
        var variants = form.Texts();
        if (variants.Count > (form.IsCloud ? 1 : TemplateForm.MostVariants))
        {
            state.AddModelError("", form.IsCloud ? texts["Templates.CloudOneText"] : texts["Templates.TooManyVariants", TemplateForm.MostVariants]);
        }

        foreach (var (at, text) in variants.Index())
        {
            foreach (var note in VariantLook.Mistakes(form.Kind, text))
            {
                state.AddModelError($"Form.Variants[{at}]", texts[note.Key, note.Arguments]);
            }
        }

        if (form is { Kind: TemplateKind.Media, Media: null } && !state.ContainsErrors("Form.File"))
        {
            state.AddModelError("Form.File", texts["Templates.FileMissing"]);
        }

        if (form.IsCloud)
        {
            CheckCloud(state, form, texts);
        }

        return state.IsValid;
    }

    public static void Explain(this ModelStateDictionary state, TemplateSaved? saved, IStringLocalizer<Texts> texts)
    {
        if (saved is TemplateSaved.NameTaken)
        {
            state.AddModelError("Form.Name", texts["Templates.NameTaken"]);
        }
        else if (saved is TemplateSaved.FileGone)
        {
            state.AddModelError("Form.File", texts["Templates.FileMissing"]);
        }
    }

    public static Conflict Against(this TemplateForm form, TemplateDetails template, IStringLocalizer<Texts> texts)
    {
        var theirs = TemplateForm.Of(template);
        var (saved, typed) = (theirs.Texts(), form.Texts());
        var typedFile = form.Kind == TemplateKind.Media ? form.Media : null;
        return Conflict.Of(
        [
            new(texts["Templates.Name"], theirs.Name, form.Name),
            new(texts["Templates.Kind"], texts[TemplateKind.KeyOf(theirs.Kind)], texts[TemplateKind.KeyOf(form.Kind)]),
            .. Enumerable.Range(0, Math.Max(saved.Count, typed.Count)).Select(at => new ConflictLine(
                texts["Templates.Variant", at + 1], saved.ElementAtOrDefault(at) ?? "", typed.ElementAtOrDefault(at) ?? "")),
            .. theirs.Media == typedFile ? Array.Empty<ConflictLine>()
                : [new(texts["Templates.File"], File(theirs.Media, "Templates.FileTheirs"), File(typedFile, "Templates.FileYours"))],
            new(texts["Templates.CloudName"], theirs.CloudName ?? "", form.IsCloud ? form.CloudName ?? "" : ""),
            new(texts["Templates.CloudVariables"], string.Join(", ", theirs.Variables()), form.IsCloud ? string.Join(", ", form.Variables()) : ""),
        ]);

        string File(string? hash, string key) => hash is null ? "" : texts[key];
    }

    private static bool ContainsErrors(this ModelStateDictionary state, string key) => state.TryGetValue(key, out var entry) && entry.Errors.Count > 0;

    private static void CheckCloud(ModelStateDictionary state, TemplateForm form, IStringLocalizer<Texts> texts)
    {
        if (string.IsNullOrEmpty(form.CloudName))
        {
            state.AddModelError("Form.CloudName", texts["Input.Required"]);
        }

        if (string.IsNullOrEmpty(form.CloudLanguage))
        {
            state.AddModelError("Form.CloudLanguage", texts["Input.Required"]);
        }

        if (form.Variables().Except(Addressee.Variables, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            state.AddModelError("Form.CloudVariables", texts["Templates.UnknownVariable", $"[{unknown}]"]);
        }
    }
}
