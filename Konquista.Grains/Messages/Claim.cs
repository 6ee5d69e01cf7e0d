namespace Konquista.Messages;

/// <summary>A message that a phone may send now, and the words it goes out with.</summary>
internal sealed record Claim(ClaimedMessage Message, Composition Text);
