using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Accounts;

/// <summary>A password that somebody chooses where no other is asked for, typed twice.</summary>
public sealed class ChosenPassword
{
    [Required, StringLength(256)]
    public string Next { get; set; } = "";

    [Required, StringLength(256)]
    public string Again { get; set; } = "";

    /// <summary>True when it was typed twice the same; else the form is told.</summary>
    public bool IsWhole(ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        if (state.IsValid && Next != Again)
        {
            state.AddModelError("Form.Again", texts["Account.NotAgain"]);
        }

        return state.IsValid;
    }
}
