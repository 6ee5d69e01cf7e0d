using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>A button that first says what it would do and to how many; inside the element stands the button that does it. Works without scripts.</summary>
[HtmlTargetElement("confirm")]
public sealed class Confirm : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Label { get; set; } = "";

    public string Icon { get; set; } = "warning";

    public string Text { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "confirm");
        output.Content
            .AppendHtml("<summary class=\"btn btn-quiet\">").AppendHtml(Sprite.Svg(ViewContext, Icon)).Append(Label).AppendHtml("</summary>")
            .AppendHtml("<div class=\"confirm-body\"><p>").Append(Text).AppendHtml("</p>")
            .AppendHtml(inside).AppendHtml("</div>");
    }
}
