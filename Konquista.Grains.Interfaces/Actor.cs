namespace Konquista;

/// <summary>Who asks for a change: the user name of a person, or the name of a program. Prints without it, for Orleans logs the arguments of late calls.</summary>
[GenerateSerializer, Immutable, Alias("actor")]
public readonly record struct Actor([property: Id(0)] string Name)
{
    public static implicit operator Actor(string name) => new(name);

    public override string ToString() => nameof(Actor);
}
