using System.ComponentModel;
using Konquista.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>By which trail somebody came.</summary>
[Description("By which trail somebody came.")]
internal sealed record ArrivalInput
{
    [Description("utm_source.")]
    public string? UtmSource { get; init; }

    [Description("utm_medium.")]
    public string? UtmMedium { get; init; }

    [Description("utm_campaign.")]
    public string? UtmCampaign { get; init; }

    [Description("utm_term.")]
    public string? UtmTerm { get; init; }

    [Description("utm_content.")]
    public string? UtmContent { get; init; }

    [Description("The address of the page before, without its query.")]
    public string? Referrer { get; init; }

    [Description("What they wrote besides their name and number.")]
    public string? Remark { get; init; }

    public Arrival ToArrival() => new()
    {
        UtmSource = Cut(UtmSource, Arrival.LongestWord),
        UtmMedium = Cut(UtmMedium, Arrival.LongestWord),
        UtmCampaign = Cut(UtmCampaign, Arrival.LongestWord),
        UtmTerm = Cut(UtmTerm, Arrival.LongestWord),
        UtmContent = Cut(UtmContent, Arrival.LongestWord),
        Referrer = Cut(Referrer, Arrival.LongestReferrer),
        Remark = Cut(Remark, Arrival.LongestRemark),
    };

    private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] : text;
}
