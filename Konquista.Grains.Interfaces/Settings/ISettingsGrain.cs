namespace Konquista.Settings;

/// <summary>Changes what the business decides for the whole installation; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("settings")]
public interface ISettingsGrain : IGrainWithStringKey
{
    /// <summary>False, and nothing changed, when the setting does not exist or does not allow so many days.</summary>
    [Alias("change")]
    Task<bool> Change(string key, int days, Actor by);
}
