using Konquista.Postgres;

namespace Konquista.WhatsApp;

/// <summary>Failures that say nothing of the message in hand: a database or a silo that is away. Its sender rests, but nothing is counted against it.</summary>
internal static class Illness
{
    public static bool Explains(Exception failure) => failure switch
    {
        DatabaseProblemException problem => !problem.IsOfTheData,
        OrleansException or TimeoutException => true,
        _ => false,
    };
}
