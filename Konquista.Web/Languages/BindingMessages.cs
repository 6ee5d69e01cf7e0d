using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Konquista.Web.Languages;

/// <summary>What is said of a value that is not of the kind a form asks for: letters where a number belongs, a day that does not exist.</summary>
internal sealed class BindingMessages(IStringLocalizer<Texts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["Input.Wrong"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Input.Wrong"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Input.Wrong"]);
        messages.SetValueIsInvalidAccessor(_ => texts["Input.Wrong"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["Input.Required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Input.Required"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Input.NoNumber"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Input.NoNumber"]);
    }
}
