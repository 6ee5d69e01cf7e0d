using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Kit;

/// <summary>Above a form that was not saved: that nothing was, what is wrong with the whole of it, and that the fields say the rest.</summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Problems(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        var whole = ViewContext.ModelState.TryGetValue("", out var state) ? state.Errors.Select(error => error.ErrorMessage).ToList() : [];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note tone-failed");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml(Sprite.Svg(ViewContext, "warning")).AppendHtml("<div>");
        foreach (var sentence in whole.Count > 0 ? whole : [texts["Input.NotSaved"].Value])
        {
            output.Content.AppendHtml("<div>").Append(sentence).AppendHtml("</div>");
        }

        output.Content.AppendHtml("</div>");
    }
}
