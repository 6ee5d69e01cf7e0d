using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>What stands around every input: label above, help and mistake below, and the attributes that tie them together for who listens.</summary>
internal sealed record FieldFrame(string Id, IHtmlContent Label, string? Help, string? Mistake)
{
    public static FieldFrame Of(ViewContext view, IHtmlGenerator html, ModelExpression target, string label, string? help)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(target.Name);
        var mistake = view.ModelState.TryGetValue(name, out var state) && state.Errors is [var first, ..] ? first.ErrorMessage : null;
        return new(
            TagBuilder.CreateSanitizedId(name, html.IdAttributeDotReplacement),
            html.GenerateLabel(view, target.ModelExplorer, target.Name, label, new { @class = "form-label" }),
            help,
            mistake);
    }

    public Dictionary<string, object?> Attributes(string look, bool required)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal) { ["class"] = Mistake is null ? look : $"{look} is-invalid" };
        var told = string.Join(' ', new[] { Help is null ? null : $"{Id}-help", Mistake is null ? null : $"{Id}-mistake" }.OfType<string>());
        if (told.Length > 0)
        {
            attributes["aria-describedby"] = told;
        }

        if (Mistake is not null)
        {
            attributes["aria-invalid"] = "true";
        }

        if (required)
        {
            attributes["required"] = "required";
        }

        return attributes;
    }

    public void Write(TagHelperOutput output, IHtmlContent input)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Label).AppendHtml(input);
        Line(output, Mistake, "field-mistake", "mistake");
        Line(output, Help, "field-help", "help");
    }

    private void Line(TagHelperOutput output, string? text, string look, string suffix)
    {
        if (text is not null)
        {
            var line = new TagBuilder("div");
            line.AddCssClass(look);
            line.Attributes["id"] = $"{Id}-{suffix}";
            line.InnerHtml.Append(text);
            output.Content.AppendHtml(line);
        }
    }
}
