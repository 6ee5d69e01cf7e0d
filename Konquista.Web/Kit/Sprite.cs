using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Konquista.Web.Kit;

/// <summary>The markup of one picture of the sprite, under the address that changes with its content.</summary>
internal static class Sprite
{
    private const string File = "icons.svg";

    public static IHtmlContent Use(ViewContext view, string name)
    {
        var http = view.HttpContext;
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return new HtmlString($"<use href=\"{http.Request.PathBase}/{assets?[File] ?? File}#{name}\"></use>");
    }

    public static IHtmlContent Svg(ViewContext view, string name) => new HtmlContentBuilder()
        .AppendHtml("<svg class=\"icon\" aria-hidden=\"true\">")
        .AppendHtml(Use(view, name))
        .AppendHtml("</svg>");
}
