namespace Konquista.Sending;

/// <summary>The switch over all sends of the installation; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("sending")]
public interface ISendingGrain : IGrainWithStringKey
{
    /// <summary>Binds every claim that starts from now on; answers how many messages were in flight.</summary>
    [Alias("pause")]
    Task<int> Pause(Actor by);

    [Alias("resume")]
    Task Resume(Actor by);
}
