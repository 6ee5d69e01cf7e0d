using Konquista.Calendars;

namespace Konquista.Web.Settings;

/// <summary>What a new campaign begins with; whoever makes it may change it, and campaigns that exist keep what they have.</summary>
internal sealed class Defaults(SettingList settings)
{
    public async Task<CampaignDefaults> Read(CancellationToken cancel)
    {
        var values = await settings.Read(cancel);
        return new(values.Window ?? SendingWindow.Default, values.PerDay ?? 1, values.PerWeek ?? 7);
    }
}

/// <summary>The hours in which a new campaign sends, and the most it sends to one person.</summary>
internal sealed record CampaignDefaults(SendingWindow Window, int PerDay, int PerWeek);
