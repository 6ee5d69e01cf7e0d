using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>A button that puts a text on the clipboard; without scripts it is not there, since the text itself can be marked.</summary>
[HtmlTargetElement("copy", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Copy : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Text { get; set; } = "";

    public string Label { get; set; } = "";

    public string Done { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "btn btn-quiet");
        output.Attributes.SetAttribute("data-copy", Text);
        output.Attributes.SetAttribute("data-copied", Done);
        output.Attributes.SetAttribute("hidden", "hidden");
        output.Content.AppendHtml(Sprite.Svg(ViewContext, "copy")).AppendHtml("<span>").Append(Label).AppendHtml("</span>");
    }
}
