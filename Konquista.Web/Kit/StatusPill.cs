using Konquista.Web.Messages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>A state as colour, icon and word.</summary>
[HtmlTargetElement("status-pill", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusPill : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string State { get; set; } = "";

    public string Word { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, icon) = StateLook.Of(State);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pill tone-{tone}");
        output.Content.AppendHtml(Sprite.Svg(ViewContext, icon)).Append(Word);
    }
}
