using System.ComponentModel.DataAnnotations;
using Konquista.Imports;

namespace Konquista.Web.Imports;

/// <summary>Which column is what, and how the people of a file are to be taken in.</summary>
internal sealed class ColumnsForm
{
    public int? Name { get; set; }

    public int? Phone { get; set; }

    public int? OtherPhone { get; set; }

    public int? Tags { get; set; }

    public int? Store { get; set; }

    public int? Note { get; set; }

    public int? Date { get; set; }

    public bool Enroll { get; set; } = true;

    [Range(1, 1_000_000, ErrorMessage = "Upload.Invalid")]
    public int? PerDay { get; set; }

    public Guid? CampaignId { get; set; }

    public bool Again { get; set; }

    public static ColumnsForm Of(ImportMapping mapping, ImportOptions options) => new()
    {
        Name = mapping.Name,
        Phone = mapping.Phone,
        OtherPhone = mapping.OtherPhone,
        Tags = mapping.Tags,
        Store = mapping.Store,
        Note = mapping.Note,
        Date = mapping.Date,
        Enroll = options.Enroll,
        PerDay = options.PerDay,
        CampaignId = options.CampaignId,
        Again = options.Again,
    };

    public ImportOptions ToOptions() => new()
    {
        Enroll = Enroll,
        PerDay = PerDay,
        CampaignId = CampaignId,
        Again = Again,
        Columns = new()
        {
            Name = Name,
            Phone = Phone,
            OtherPhone = OtherPhone,
            Tags = Tags,
            Store = Store,
            Note = Note,
            Date = Date,
        },
    };
}
