using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.Campaigns;

/// <summary>A definition as the tables hold it, in <c>campaign_versions.definition</c> and <c>campaigns.draft</c>.</summary>
public static class CampaignJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Two definitions say the same if and only if they are written alike.</summary>
    public static string Of(CampaignVersion definition) => JsonSerializer.Serialize(definition, Options);

    public static CampaignVersion Read(string json) =>
        JsonSerializer.Deserialize<CampaignVersion>(json, Options) ?? throw new InvalidOperationException("A stored definition is null.");
}
