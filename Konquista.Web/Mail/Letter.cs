namespace Konquista.Web.Mail;

/// <summary>One mail as it will be read: to whom, and the same words as text and as HTML.</summary>
internal sealed record Letter(string To, string Name, string Subject, string Text, string Html)
{
    // A record prints its properties, and what is in a letter must not be printed.
    public override string ToString() => nameof(Letter);
}
