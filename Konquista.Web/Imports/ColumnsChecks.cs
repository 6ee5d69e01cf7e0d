using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Imports;

/// <summary>Says to a form of columns what is wrong with it: no column of numbers, or one that is to say two things.</summary>
internal static class ColumnsChecks
{
    public static bool Check(this ModelStateDictionary state, ColumnsForm form, IReadOnlyList<string> header, IStringLocalizer<Texts> texts)
    {
        if (form.Phone is not { } phone || phone < 0 || phone >= header.Count)
        {
            state.AddModelError("Form.Phone", texts["Columns.NoPhone"]);
        }

        foreach (var (field, column) in form.Twice())
        {
            state.AddModelError($"Form.{field}", texts["Columns.Twice", header.ElementAtOrDefault(column) ?? ""]);
        }

        return state.IsValid;
    }
}
