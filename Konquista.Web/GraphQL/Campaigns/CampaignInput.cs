using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using GraphQL;
using Konquista.Campaigns;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>A campaign as a program writes it.</summary>
[Description("A campaign to make or to change.")]
internal sealed record CampaignInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Required, StringLength(CampaignRules.LongestName)]
    [Description("As people call it.")]
    public required string Name { get; init; }

    [StringLength(2000)]
    [Description("A note.")]
    public string Note { get; init; } = "";

    [Range(1, 9999)]
    [Description("Which goes first where one person is in several: the smaller number.")]
    public int Priority { get; init; } = 100;

    [MaxLength(100)]
    [Description("The numbers of ours it may be sent from.")]
    public IReadOnlyList<Guid> PhoneIds { get; init; } = [];

    [Name("definition"), StringLength(20_000)]
    [Description("Sequence, hours, caps and conditions, as JSON.")]
    public required string GivenDefinition { get; init; }

    /// <summary>Null when it cannot be read.</summary>
    public CampaignVersion? Definition()
    {
        try
        {
            return CampaignJson.Read(GivenDefinition);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    public CampaignDraft ToDraft() => new()
    {
        Name = Name.Trim(),
        Note = Note,
        Priority = Priority,
        Phones = PhoneIds,
        Definition = Definition()!,
    };
}
