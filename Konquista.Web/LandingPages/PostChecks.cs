using Konquista.Leads;
using Konquista.Phones;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.LandingPages;

/// <summary>Says field by field what is wrong with what a visitor sent, in words for somebody who is in a hurry.</summary>
internal sealed class PostChecks(VisitMark marks, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public const int LongestName = 120;

    /// <summary>Faster than this nobody reads a page and types a number.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    /// <summary>Empty when it may be taken; else in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Of(PageView page, PostedForm form)
    {
        var name = (form.Name ?? "").Trim();
        var ask = page.Content.Form ?? new();
        var mistakes = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Name"] = name.Length > LongestName ? texts["Landing.NameTooLong", LongestName].Value : name.Any(char.IsLetter) ? null : texts["Landing.NoName"].Value,
            ["Phone"] = PhoneNumber.TryParse(form.Phone, out _, out var refusal) ? null : OfPhone(refusal),
            ["Store"] = !page.Asks || page.Stores.Any(store => store.Id.ToString() == form.Store) ? null : texts["Landing.Choose"].Value,
            ["Choice"] = ask.Choices.Count == 0 || ask.Choices.Contains(form.Choice) ? null : texts["Landing.Choose"].Value,
            ["Remark"] = form.Remark?.Length > Arrival.LongestRemark ? texts["Landing.RemarkTooLong", Arrival.LongestRemark].Value : null,
            ["Consent"] = string.IsNullOrWhiteSpace(page.Content.Consent) || !string.IsNullOrEmpty(form.Consent) ? null : texts["Landing.NoConsent"].Value,
        };
        return mistakes.Where(mistake => mistake.Value is not null).ToDictionary(mistake => mistake.Key, mistake => mistake.Value!, StringComparer.Ordinal);
    }

    /// <summary>The visit that a form belongs to; null for one that came without, or faster than a person can be.</summary>
    public Visit? VisitOf(HttpRequest request, PostedForm form) =>
        marks.Read(request, form.Mark) is { } visit && time.GetUtcNow() - visit.At >= Shortest ? visit : null;

    private string OfPhone(PhoneRefusal refusal) => refusal switch
    {
        PhoneRefusal.Empty => texts["Landing.NoPhone"],
        PhoneRefusal.MissingAreaCode => texts["Landing.PhoneNoAreaCode"],
        PhoneRefusal.UnknownAreaCode => texts["Landing.PhoneUnknownAreaCode"],
        PhoneRefusal.TooShort => texts["Landing.PhoneTooShort"],
        _ => texts["Landing.PhoneWrong"],
    };
}
