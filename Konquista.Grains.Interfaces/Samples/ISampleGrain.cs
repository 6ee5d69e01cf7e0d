namespace Konquista.Samples;

/// <summary>People that do not exist, to look around with; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("sample")]
public interface ISampleGrain : IGrainWithStringKey
{
    /// <summary>Brings them in, once; answers how many there are. They enter no campaign, so nothing is ever sent to them.</summary>
    [Alias("bring")]
    Task<int> Bring(Actor by);

    /// <summary>Removes them and all that is known of them; answers how many there were.</summary>
    [Alias("remove")]
    Task<int> Remove(Actor by);
}
