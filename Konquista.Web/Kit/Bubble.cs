using Konquista.Web.Messages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Kit;

/// <summary>A message as it looks in WhatsApp: ours at the right with its ticks, theirs at the left; media above the text.</summary>
[HtmlTargetElement("bubble", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Bubble(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Text { get; set; } = "";

    /// <summary>True for what the person wrote.</summary>
    public bool Theirs { get; set; }

    /// <summary>A message's state, for its ticks; null where there is none to show.</summary>
    public string? State { get; set; }

    /// <summary>Address of a picture, or of a file to open; null without media.</summary>
    public string? Media { get; set; }

    public bool IsPicture { get; set; }

    public string? Time { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Theirs ? "bubble in" : "bubble");
        if (Media is { Length: > 0 })
        {
            output.Content.AppendHtml(MediaOf(Media));
        }

        output.Content.AppendHtml(WhatsAppMarkup.Show(Text));
        if (Time is not null || State is { Length: > 0 })
        {
            output.Content.AppendHtml("<span class=\"bubble-foot\">").Append(Time ?? "");
            if (State is { Length: > 0 })
            {
                var (tone, icon) = StateLook.Of(State);
                output.Content.AppendHtml($"<span class=\"tone-{tone} ticks\">").AppendHtml(Sprite.Svg(ViewContext, icon))
                    .AppendHtml("<span class=\"visually-hidden\">").Append(texts[$"State.{State}"]).AppendHtml("</span></span>");
            }

            output.Content.AppendHtml("</span>");
        }
    }

    private TagBuilder MediaOf(string address)
    {
        var media = new TagBuilder(IsPicture ? "img" : "a");
        media.AddCssClass("bubble-media");
        media.Attributes[IsPicture ? "src" : "href"] = address;
        if (IsPicture)
        {
            media.Attributes["alt"] = texts["Bubble.Picture"];
            media.TagRenderMode = TagRenderMode.SelfClosing;
        }
        else
        {
            media.InnerHtml.Append(texts["Bubble.File"]);
        }

        return media;
    }
}
