using System.Globalization;
using System.Text;

namespace Konquista.Imports.Files;

/// <summary>Where the columns that an import reads stand in a header: as somebody said, or by their names, of which case, accents and order do not matter.</summary>
internal sealed record ImportColumns
{
    private const int None = -1;

    private static readonly string[] Names = ["nome", "name", "nomecompleto", "cliente", "contato"];
    private static readonly string[] Phones = ["whatsapp", "telefone", "celular", "fone", "phone", "numero"];
    private static readonly string[] OtherPhones = ["telefone2", "celular2", "whatsapp2", "outrotelefone", "telefoneresidencial", "phone2"];
    private static readonly string[] TagLists = ["tags", "tag", "etiquetas"];
    private static readonly string[] Dates =
        ["data", "dataehora", "datahora", "dia", "agendamento", "dataagendamento", "datadoagendamento", "consulta", "dataconsulta", "datadaconsulta", "date"];

    private static readonly string[] Times = ["hora", "horario", "horadoagendamento", "horadaconsulta", "time"];
    private static readonly string[] Stores = ["unidade", "loja", "store"];
    private static readonly string[] Notes = ["observacao", "observacoes", "obs", "anotacao", "note", "notes"];

    public int Name { get; init; } = None;

    public int Phone { get; init; } = None;

    public int OtherPhone { get; init; } = None;

    public int Tags { get; init; } = None;

    public int Store { get; init; } = None;

    public int Note { get; init; } = None;

    public int Date { get; init; } = None;

    public int Time { get; init; } = None;

    /// <summary>The column without which nothing can be read.</summary>
    public string? Missing { get; init; }

    public bool TagsAreLast { get; init; }

    /// <summary>How many were found.</summary>
    public int Count => new[] { Name, Phone, OtherPhone, Tags, Date, Time, Store, Note }.Count(index => index >= 0);

    /// <summary>The same as somebody would choose it.</summary>
    public ImportMapping Mapping => new()
    {
        Name = Chosen(Name),
        Phone = Chosen(Phone),
        OtherPhone = Chosen(OtherPhone),
        Tags = Chosen(Tags),
        Store = Chosen(Store),
        Note = Chosen(Note),
        Date = Chosen(Date),
        Time = Chosen(Time),
    };

    public static ImportColumns Of(ImportKind kind, IReadOnlyList<string> header, ImportMapping? mapping) =>
        mapping is null ? Find(kind, header) : Of(header.Count, mapping);

    public static ImportColumns Find(ImportKind kind, IReadOnlyList<string> header)
    {
        var plain = header.Select(Plain).ToArray();
        var phone = First(plain, Phones);
        var missing = phone < 0 ? "Whatsapp" : null;
        return kind switch
        {
            ImportKind.Appointments => new() { Phone = phone, Date = First(plain, Dates), Time = First(plain, Times), Store = First(plain, Stores), Missing = missing },
            ImportKind.Suppressions => new() { Phone = phone, Missing = missing },
            _ => OfPeople(plain, phone),
        };
    }

    private static ImportColumns OfPeople(string[] plain, int phone)
    {
        var name = First(plain, Names);
        var tags = First(plain, TagLists);
        return new()
        {
            Name = name,
            Phone = phone,
            OtherPhone = First(plain, OtherPhones),
            Tags = tags,
            Store = First(plain, Stores),
            Note = First(plain, Notes),
            Missing = name < 0 ? "Nome" : phone < 0 ? "Whatsapp" : null,
            TagsAreLast = tags >= 0 && tags == plain.Length - 1,
        };
    }

    private static ImportColumns Of(int columns, ImportMapping mapping) => new()
    {
        Name = mapping.Name ?? None,
        Phone = mapping.Phone ?? None,
        OtherPhone = mapping.OtherPhone ?? None,
        Tags = mapping.Tags ?? None,
        Store = mapping.Store ?? None,
        Note = mapping.Note ?? None,
        Date = mapping.Date ?? None,
        Time = mapping.Time ?? None,
        Missing = mapping.Phone is { } phone && phone < columns ? null : "Whatsapp",
        TagsAreLast = mapping.Tags == columns - 1,
    };

    private static int? Chosen(int index) => index < 0 ? null : index;

    private static int First(string[] header, string[] names) =>
        names.Select(name => Array.IndexOf(header, name)).FirstOrDefault(index => index >= 0, None);

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
