using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Konquista.Web.Languages;

/// <summary>Gives every rule of a form that has no sentence of its own the key of ours, so that it is said in the reader's language.</summary>
internal sealed class FormMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule is { ErrorMessage: null, ErrorMessageResourceName: null })
            {
                rule.ErrorMessage = KeyOf(rule);
            }
        }
    }

    private static string KeyOf(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "Input.Required",
        StringLengthAttribute or MaxLengthAttribute => "Input.TooLong",
        RangeAttribute => "Input.OutOfRange",
        EmailAddressAttribute => "Input.NoEmail",
        _ => "Input.Wrong",
    };
}
