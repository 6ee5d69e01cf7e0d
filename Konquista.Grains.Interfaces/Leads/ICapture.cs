using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>The one door by which a lead enters, whatever the source; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("capture")]
public interface ICapture : IGrainWithStringKey
{
    /// <summary>Finds or makes the lead that the given number or alias belongs to and hands it what the source knows.</summary>
    [Alias("capture")]
    Task<CaptureOutcome> Capture(NewLead person);

    /// <summary>The same for many at once; each is answered in its place. Of two who share a number or a key the first comes first.</summary>
    [Alias("capture-all"), ResponseTimeout("00:01:00")]
    Task<IReadOnlyList<CaptureOutcome>> CaptureAll(IReadOnlyList<NewLead> people);

    /// <summary>The lead that is known under a number; null when there is none. Not a text: the log may show what is asked, and a number masks itself.</summary>
    [Alias("find")]
    Task<Guid?> Find(PhoneNumber phone);
}
