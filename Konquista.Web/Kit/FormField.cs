using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>One line of a form: its label, the input, what helps to fill it in, and what is wrong with what was typed.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormField(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Help { get; set; }

    /// <summary>text, textarea, password, email, number, date, time, tel.</summary>
    public string Type { get; set; } = "text";

    public int Rows { get; set; } = 4;

    public bool Required { get; set; }

    public string? Placeholder { get; set; }

    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = FieldFrame.Of(ViewContext, html, For, Label, Help);
        var attributes = frame.Attributes("form-control", Required);
        attributes["placeholder"] = Placeholder;
        attributes["autocomplete"] = Autocomplete;
        if (Type != "textarea")
        {
            attributes["type"] = Type;
        }

        IHtmlContent input = Type switch
        {
            "textarea" => html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes),
            "password" => html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, attributes),
            _ => html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, Value(), null, attributes),
        };
        frame.Write(output, input);
    }

    private object? Value() => For.Model switch
    {
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        _ => For.Model,
    };
}
