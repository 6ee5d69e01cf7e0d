using Konquista.Settings;

namespace Konquista.Web.Settings;

/// <summary>A card of the page: what is saved together.</summary>
internal enum SettingSection
{
    /// <summary>How long people are left alone.</summary>
    People,

    /// <summary>What a new campaign begins with.</summary>
    Campaigns,

    /// <summary>Days on which the whole business is closed.</summary>
    Closed,

    /// <summary>How long raw data is kept.</summary>
    Kept,
}

/// <summary>Which settings a card holds.</summary>
internal static class SettingSections
{
    public static SettingValues Only(this SettingValues all, SettingSection section) => section switch
    {
        SettingSection.People => new() { HumanHoldDays = all.HumanHoldDays, UncertainDays = all.UncertainDays, BookingDays = all.BookingDays },
        SettingSection.Campaigns => new() { Window = all.Window, PerDay = all.PerDay, PerWeek = all.PerWeek },
        SettingSection.Closed => new() { ClosedDays = all.ClosedDays },
        _ => new() { InboxDays = all.InboxDays, ImportFileDays = all.ImportFileDays, LeadDays = all.LeadDays },
    };
}
