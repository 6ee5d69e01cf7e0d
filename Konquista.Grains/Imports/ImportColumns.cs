using System.Globalization;
using System.Text;

namespace Konquista.Imports;

/// <summary>Where the columns that an import reads stand in a header; case, accents and order do not matter, other columns are passed over.</summary>
internal sealed record ImportColumns(int Name, int Phone, int Tags, int Date, int Store, string? Missing, bool TagsAreLast)
{
    private static readonly string[] Names = ["nome", "name"];
    private static readonly string[] Phones = ["whatsapp", "telefone", "celular"];
    private static readonly string[] TagLists = ["tags", "tag"];
    private static readonly string[] Dates = ["data"];
    private static readonly string[] Stores = ["unidade"];

    /// <summary>How many were found.</summary>
    public int Count => new[] { Name, Phone, Tags, Date, Store }.Count(index => index >= 0);

    public static ImportColumns Find(ImportKind kind, IReadOnlyList<string> header)
    {
        var plain = header.Select(Plain).ToArray();
        var phone = First(plain, Phones);
        var tags = First(plain, TagLists);
        if (kind is ImportKind.Appointments)
        {
            return new(-1, phone, -1, First(plain, Dates), First(plain, Stores), phone < 0 ? "Whatsapp" : null, TagsAreLast: false);
        }

        var name = First(plain, Names);
        var missing = name < 0 ? "Nome" : phone < 0 ? "Whatsapp" : null;
        return new(name, phone, tags, -1, -1, missing, TagsAreLast: tags >= 0 && tags == plain.Length - 1);
    }

    private static int First(string[] header, string[] names) =>
        names.Select(name => Array.IndexOf(header, name)).FirstOrDefault(index => index >= 0, -1);

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}

/// <summary>What a file lists. Stored by name, in lower case.</summary>
internal enum ImportKind
{
    Leads,
    Appointments,
}
