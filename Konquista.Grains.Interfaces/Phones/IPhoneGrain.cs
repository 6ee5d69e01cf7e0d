using Orleans.Concurrency;

namespace Konquista.Phones;

/// <summary>One WhatsApp number of ours: serialises and throttles its sends; the key is <see cref="GrainKey.Phone"/>.</summary>
[Alias("phone")]
public interface IPhoneGrain : IGrainWithStringKey
{
    /// <summary>Creates or changes the number. Null when accepted, else the one thing that is wrong.</summary>
    [Alias("register")]
    Task<PhoneProblem?> Register(NewPhone phone);

    /// <summary>There is work; only sets a flag.</summary>
    [Alias("poke"), AlwaysInterleave, OneWay]
    Task Poke();

    /// <summary>Stops claims that start from now on; answers how many messages were in flight.</summary>
    [Alias("pause")]
    Task<int> Pause(Actor by);

    [Alias("resume")]
    Task Resume(Actor by);

    /// <summary>Asks the provider whether number and token work, and keeps the answer with the number.</summary>
    [Alias("check")]
    Task<PhoneHealth> Check();

    /// <summary>Takes the number out of use; answers how many messages still wait for it, and only when none does is it removed.</summary>
    [Alias("remove")]
    Task<int> Remove(Actor by);
}
