using System.ComponentModel.DataAnnotations;
using Konquista.Imports;
using Konquista.Leads;

namespace Konquista.Web.Imports;

/// <summary>Which column is what, and how the people of a file are to be taken in.</summary>
internal sealed class ColumnsForm
{
    public const string OriginKey = "origin";

    public int? Name { get; set; }

    public int? Phone { get; set; }

    public int? OtherPhone { get; set; }

    public int? Tags { get; set; }

    public int? Store { get; set; }

    public int? Note { get; set; }

    public int? Date { get; set; }

    public int? Time { get; set; }

    public bool Enroll { get; set; } = true;

    [Range(1, 1_000_000, ErrorMessage = "Upload.Invalid")]
    public int? PerDay { get; set; }

    public Guid? CampaignId { get; set; }

    public bool Again { get; set; }

    public ImportPolicy Policy { get; set; }

    /// <summary>Why these people may be written to.</summary>
    public string? Basis { get; set; }

    /// <summary>Where they come from.</summary>
    [StringLength(200, ErrorMessage = "Columns.OriginTooLong")]
    public string? Origin { get; set; }

    public static ColumnsForm Of(ImportMapping mapping, ImportOptions options) => new()
    {
        Name = mapping.Name,
        Phone = mapping.Phone,
        OtherPhone = mapping.OtherPhone,
        Tags = mapping.Tags,
        Store = mapping.Store,
        Note = mapping.Note,
        Date = mapping.Date,
        Time = mapping.Time,
        Enroll = options.Enroll,
        PerDay = options.PerDay,
        CampaignId = options.CampaignId,
        Again = options.Again,
        Policy = options.Policy,
        Basis = options.Consent?.Basis,
        Origin = options.Consent?.Evidence.GetValueOrDefault(OriginKey),
    };

    public ImportOptions ToOptions() => new()
    {
        Enroll = Enroll,
        PerDay = PerDay,
        CampaignId = CampaignId,
        Again = Again,
        Policy = Policy,
        Consent = Basis is not null && ConsentBasis.All.Contains(Basis) ? new() { Basis = Basis, Evidence = Evidence() } : null,
        Columns = new()
        {
            Name = Name,
            Phone = Phone,
            OtherPhone = OtherPhone,
            Tags = Tags,
            Store = Store,
            Note = Note,
            Date = Date,
            Time = Time,
        },
    };

    /// <summary>Fields whose column says something else already.</summary>
    public IEnumerable<(string Field, int Column)> Twice() => new (string Field, int? Column)[]
        {
            (nameof(Phone), Phone), (nameof(Name), Name), (nameof(OtherPhone), OtherPhone), (nameof(Tags), Tags), (nameof(Store), Store), (nameof(Note), Note),
            (nameof(Date), Date), (nameof(Time), Time),
        }
        .Where(field => field.Column is not null).GroupBy(field => field.Column!.Value).SelectMany(same => same.Skip(1).Select(field => (field.Field, same.Key)));

    private Dictionary<string, string> Evidence() =>
        string.IsNullOrWhiteSpace(Origin) ? [] : new(StringComparer.Ordinal) { [OriginKey] = Origin.Trim() };
}
