using System.ComponentModel;
using Konquista.Imports;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.Imports;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>How a file is to be taken in, as a program says it.</summary>
[Description("How a file is to be taken in.")]
internal sealed record ImportPlanInput
{
    [Description("Which column is what; null to go by their names, as importSample guesses.")]
    public ImportColumnsInput? Columns { get; init; }

    [Description("False to take people in without entering them into a campaign.")]
    public bool Enroll { get; init; } = true;

    [Description("Enter at most so many per day, 1 to 1,000,000; null for all at once.")]
    public int? PerDay { get; init; }

    [Description("The campaign that they enter; null to follow the rules for tags.")]
    public Guid? CampaignId { get; init; }

    [Description("True to enter also those again who have finished the campaign.")]
    public bool Again { get; init; }

    [Description("What it does to people who are leads already.")]
    public KnownPeople KnownPeople { get; init; }

    [Description("Why these people may be written to.")]
    public Basis? Basis { get; init; }

    [Description("Where they come from; at most 200 characters.")]
    public string? Origin { get; init; }

    public ColumnsForm ToForm(ImportMapping guess)
    {
        var form = ColumnsForm.Of(Mapping() ?? guess, new()
        {
            Enroll = Enroll,
            PerDay = PerDay,
            CampaignId = CampaignId,
            Again = Again,
            Policy = Enum.Parse<ImportPolicy>(KnownPeople.ToString()),
        });
        (form.Basis, form.Origin) = (Word.Stored(Basis), Origin);
        return form;
    }

    private ImportMapping? Mapping() => Columns is null ? null : new()
    {
        Name = Columns.Name,
        Phone = Columns.Phone,
        OtherPhone = Columns.OtherPhone,
        Tags = Columns.Tags,
        Store = Columns.Store,
        Note = Columns.Note,
        Date = Columns.Date,
        Time = Columns.Time,
    };
}

/// <summary>What a file does to people who are leads already.</summary>
[Description("What a file does to people who are leads already.")]
internal enum KnownPeople
{
    [Description("Fills in what is missing and adds tags; nothing known is overwritten.")]
    Merge,

    [Description("What the file says replaces name, unit and note; tags are added.")]
    Update,

    [Description("They are left alone.")]
    Skip,
}
