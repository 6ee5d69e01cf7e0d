namespace Konquista.Settings;

/// <summary>Changes what the business decides for the whole installation; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("settings")]
public interface ISettingsGrain : IGrainWithStringKey
{
    /// <summary>False, and nothing changed, when the setting does not exist or does not allow this number.</summary>
    [Alias("change")]
    Task<bool> Change(string key, int value, Actor by);

    /// <summary>All or none; <paramref name="seen"/> holds what whoever changes them has seen, of the same settings.</summary>
    [Alias("save")]
    Task<SettingsSaved> Save(SettingValues values, SettingValues seen, Actor by);
}
