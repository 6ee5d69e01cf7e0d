using System.Text.Json.Nodes;

namespace Konquista.Sandbox.Webhooks;

/// <summary>The fictional WhatsApp number behind a phone number id.</summary>
internal static class OwnNumber
{
    public static string Display(string phoneNumberId) => $"551140{phoneNumberId.PadLeft(6, '0')[^6..]}";

    public static JsonObject Info(string phoneNumberId) => new()
    {
        ["display_phone_number"] = $"+55 11 40{phoneNumberId.PadLeft(6, '0')[^6..^4]}-{phoneNumberId.PadLeft(6, '0')[^4..]}",
        ["verified_name"] = "Konquista Sandbox",
        ["quality_rating"] = "GREEN",
        ["status"] = "CONNECTED",
        ["platform_type"] = "CLOUD_API",
        ["code_verification_status"] = "VERIFIED",
        ["name_status"] = "APPROVED",
        ["throughput"] = new JsonObject { ["level"] = "STANDARD" },
        ["whatsapp_business_manager_messaging_limit"] = "TIER_10K",
    };
}
