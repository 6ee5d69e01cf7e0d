using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Webhooks;

/// <summary>Writes one message as a recipient at once; its id never repeats, unlike those of the seeded answers.</summary>
internal sealed class Pen(Delivery delivery, TimeProvider clock)
{
    private const int LongestText = 4096;

    public (InboundMessage? Written, string? Wrong) Write(InboundForm form)
    {
        if (!Recipient.TryParse(form.From, out var from))
            return (null, "from must be a phone number.");
        if (form.Text is not { Length: > 0 and <= LongestText })
            return (null, "text must have 1 to 4096 characters.");
        if (string.IsNullOrEmpty(form.PhoneNumberId) || !form.PhoneNumberId.All(char.IsAsciiDigit))
            return (null, "phoneNumberId must be digits.");
        var id = $"wamid.HBgM{Convert.ToBase64String(Guid.NewGuid().ToByteArray())}";
        var name = string.IsNullOrWhiteSpace(form.Name) ? Phrasebook.Name(from.Key) : form.Name;
        return (delivery.Write(from, form.PhoneNumberId, name, form.Text, id, clock.GetUtcNow().UtcTicks), null);
    }
}
