using Konquista.Phones;

namespace Konquista.Web.Leads;

/// <summary>A stored number as people of the business read it; what cannot be read is shown as it is.</summary>
internal static class PhoneText
{
    public static string Show(string stored) => PhoneNumber.TryParse(stored, out var number, out _) ? number.National : stored;
}
