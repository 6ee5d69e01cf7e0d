namespace Konquista.Web.GraphQL.Leads;

/// <summary>A number for whoever may not see it whole.</summary>
internal static class Masked
{
    private const int Shown = 4;

    public static string Number(string number) =>
        number.Length <= Shown + 3 ? new('•', number.Length) : $"{number[..3]}{new string('•', number.Length - Shown - 3)}{number[^Shown..]}";
}
