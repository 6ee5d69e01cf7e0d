using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>Nothing here yet: a picture, one sentence, and inside the element the one thing to do.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyState : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Text { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.Content
            .AppendHtml(Sprite.Svg(ViewContext, "picture"))
            .AppendHtml("<p>").Append(Text).AppendHtml("</p>")
            .AppendHtml(inside);
    }
}
