using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Kit;

/// <summary>One number with its name, how it stood at the same hour of other days, and the page of its rows where there is one.</summary>
[HtmlTargetElement("stat-tile")]
public sealed class StatTile(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Label { get; set; } = "";

    public long Value { get; set; }

    /// <summary>Shown in place of the number.</summary>
    public string? Words { get; set; }

    public string Tone { get; set; } = "waiting";

    public string Icon { get; set; } = "";

    public string? To { get; set; }

    public long? Yesterday { get; set; }

    public long? LastWeek { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var note = await output.GetChildContentAsync();
        output.TagName = To is null ? "div" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tile tone-{Tone}");
        if (To is not null)
        {
            output.Attributes.SetAttribute("href", To);
        }

        output.Content
            .AppendHtml("<span class=\"label\">").AppendHtml(Sprite.Svg(ViewContext, Icon)).Append(Label).AppendHtml("</span>")
            .AppendHtml("<span class=\"value\">").Append(Words ?? Value.ToString("N0", CultureInfo.CurrentCulture)).AppendHtml("</span>");
        if (Yesterday is { } yesterday && LastWeek is { } lastWeek)
        {
            output.Content
                .AppendHtml("<span class=\"note\">").Append(texts["Tile.Yesterday", yesterday]).AppendHtml("</span>")
                .AppendHtml("<span class=\"note\">").Append(texts["Tile.LastWeek", lastWeek]).AppendHtml("</span>");
        }

        if (!note.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<span class=\"note\">").AppendHtml(note).AppendHtml("</span>");
        }
    }
}
