using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>Puts what a change met into words.</summary>
internal sealed class Problems(IStringLocalizer<Texts> texts)
{
    public Problem Of(ProblemCode code, string? field = null) => new(code, texts[$"Problem.{code}"], field);

    /// <summary>The same with the more exact word of what refused it, whose sentence the site has.</summary>
    public Problem Of<T>(ProblemCode code, T detail)
        where T : struct, Enum => new(code, texts[$"Problem.{code}"], Detail: JsonNamingPolicy.SnakeCaseLower.ConvertName(detail.ToString()));

    public Problem NotFound => Of(ProblemCode.NotFound);

    /// <summary>The first field of a form that may not be stored; null when all may.</summary>
    public Problem? In(object form)
    {
        var found = new List<ValidationResult>();
        return Validator.TryValidateObject(form, new ValidationContext(form), found, validateAllProperties: true)
            ? null
            : Of(ProblemCode.Invalid, found.SelectMany(result => result.MemberNames).Select(JsonNamingPolicy.CamelCase.ConvertName).FirstOrDefault());
    }

    /// <summary>The same by the sentence that the site has for it.</summary>
    public Problem Saying(ProblemCode code, string sentence, string? field = null, string? detail = null) => new(code, texts[sentence], field, detail);

    /// <summary>The first thing that a check of the site said about a form.</summary>
    public static Problem Said(ModelStateDictionary state) => state
        .Where(entry => entry.Value?.Errors.Count > 0)
        .Select(entry => new Problem(
            ProblemCode.Invalid, entry.Value!.Errors[0].ErrorMessage, JsonNamingPolicy.CamelCase.ConvertName(entry.Key.Replace("Form.", "", StringComparison.Ordinal))))
        .First();
}
