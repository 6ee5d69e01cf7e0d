using System.Globalization;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Konquista.Web.Kit;

/// <summary>A moment in the reader's or the lead's zone; the exact form for machines, the distance from now on hover when now is known.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Moment(TimeText distance) : TagHelper
{
    public DateTime At { get; set; }

    public string? Zone { get; set; }

    public DateTime? Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Now is { } now)
        {
            output.Attributes.SetAttribute("title", distance.From(now, At));
        }

        output.Content.SetContent(LocalTime.Show(At, Zone));
    }
}
