using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>One line of a form where something is chosen from a list; an empty first choice where it may be left open.</summary>
[HtmlTargetElement("choice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormChoice(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Help { get; set; }

    /// <summary>The words of the empty choice; null when something must be chosen.</summary>
    public string? Empty { get; set; }

    public bool Multiple { get; set; }

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = FieldFrame.Of(ViewContext, html, For, Label, Help);
        var select = html.GenerateSelect(
            ViewContext, For.ModelExplorer, Empty, For.Name, Items, Multiple, frame.Attributes("form-select", required: false));
        frame.Write(output, select);
    }
}
