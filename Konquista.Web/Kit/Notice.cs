using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>A sentence that must not be missed, with its colour and icon.</summary>
[HtmlTargetElement("notice")]
public sealed class Notice : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Tone { get; set; } = "uncertain";

    public string Icon { get; set; } = "warning";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"note tone-{Tone} {context.AllAttributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("role", "status");
        output.Content.AppendHtml(Sprite.Svg(ViewContext, Icon)).AppendHtml("<div>").AppendHtml(inside).AppendHtml("</div>");
    }
}
