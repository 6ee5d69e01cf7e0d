using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>Checks a form with all that it holds, by the rules by which the site checks it when it is posted.</summary>
internal sealed class FormRules(IObjectModelValidator validator, IServiceProvider services)
{
    /// <summary>What is wrong, under the paths of the form's own fields.</summary>
    public ModelStateDictionary Check(object form)
    {
        var action = new ActionContext { HttpContext = new DefaultHttpContext { RequestServices = services } };
        validator.Validate(action, validationState: null, "", form);
        return action.ModelState;
    }
}
