using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>The list of those whom nobody may write to; the key is <see cref="GrainKey.Only"/>. Only silos know the key under which numbers are hashed.</summary>
[Alias("suppression")]
public interface ISuppression : IGrainWithStringKey
{
    /// <summary>How a number stands on the list.</summary>
    [Alias("of")]
    Task<SuppressionStanding> Of(PhoneNumber phone);

    /// <summary>Puts a number on the list as not to be contacted; whoever has it gets nothing more. False when it was on it.</summary>
    [Alias("add")]
    Task<bool> Add(PhoneNumber phone, Actor by);

    /// <summary>Takes a number off that was put on it by hand or by a file; who asked to be erased stays. False when there was nothing to take off.</summary>
    [Alias("lift")]
    Task<bool> Lift(PhoneNumber phone, Actor by);
}

/// <summary>How a number stands on the list of those whom nobody may write to.</summary>
public enum SuppressionStanding
{
    Free,

    /// <summary>Its owner asked to be erased.</summary>
    Erased,

    DoNotContact,
}
