using Konquista.Appointments;
using Konquista.Messages;
using Konquista.WhatsApp;
using Orleans.Concurrency;

namespace Konquista.Leads;

/// <summary>One person and their passage through campaigns; the key is <see cref="GrainKey.Lead"/>.</summary>
[Alias("lead")]
public interface ILeadGrain : IGrainWithStringKey
{
    /// <summary>Writes what a source knows of this person and enrolls them where the rules say. Repeating it changes nothing.</summary>
    [Alias("capture")]
    Task<CaptureOutcome> Capture(NewLead person);

    /// <summary>Enters the person into a campaign, unless they are in it, have finished it (and it is not asked again) or may not be messaged.</summary>
    [Alias("enroll")]
    Task<Entry> Enroll(EnrollRequest request);

    /// <summary>Takes in what the person wrote: it opts them out, or ends their sequences and puts them on the waiting list.</summary>
    [Alias("receive")]
    Task Receive(InboundMessage message);

    /// <summary>A person of the business did something that bears on the sequences: an answer noted, a pause, an opt-out by hand.</summary>
    [Alias("note")]
    Task Note(LeadNote note);

    /// <summary>Plans a message by a person's hand, unless it may not be sent. Repeating the same request changes nothing.</summary>
    [Alias("write")]
    Task<WriteOutcome> Write(WrittenMessage message);

    /// <summary>Records a booking of this person, which ends their sequences.</summary>
    [Alias("book")]
    Task Book(NewAppointment appointment);

    /// <summary>Says what became of a booking of this person; one that counts ends their sequences. False when it is not theirs.</summary>
    [Alias("change-appointment")]
    Task<bool> ChangeAppointment(Guid appointmentId, AppointmentStatus status, DateTimeOffset? startsAt, Actor by);

    /// <summary>Writes what an editor corrected, unless the lead has changed since they saw it.</summary>
    [Alias("edit")]
    Task<EditOutcome> Edit(LeadEdit edit);

    /// <summary>Gives the person to another store, or to none; whatever else is known of them stays.</summary>
    [Alias("move")]
    Task<EditOutcome> Move(Guid? storeId, Actor by);

    /// <summary>Gives the person another number, takes one away, or says which one they are written to.</summary>
    [Alias("change-number")]
    Task<NumberOutcome> ChangeNumber(NumberChange change);

    /// <summary>Ends one enrollment, or without an id all. False when there is none to end.</summary>
    [Alias("leave")]
    Task<bool> Leave(Guid? enrollmentId, Actor by);

    /// <summary>Forgets who the person is; only the bare events stay, so that the ledger still adds up. It cannot be undone.</summary>
    [Alias("erase")]
    Task<EraseOutcome> Erase(Actor by);

    /// <summary>The same for somebody who did not ask for it, but is kept no longer: any source may bring them in again.</summary>
    [Alias("forget")]
    Task<EraseOutcome> Forget();

    /// <summary>The phone is done with a message of this lead; the next step is armed.</summary>
    [Alias("completed"), OneWay]
    Task Completed(CompletedMessage message);

    /// <summary>A person says what became of an uncertain message. False when it is not uncertain any more.</summary>
    [Alias("settle")]
    Task<bool> Settle(Guid messageId, Settlement settlement, Actor by);

    /// <summary>Looks at the person's sequences again now: after a restart, a resumed campaign, a repaired phone.</summary>
    [Alias("wake")]
    Task Wake();
}
