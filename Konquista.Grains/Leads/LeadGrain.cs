using Konquista.Appointments;
using Konquista.Clock;
using Konquista.Leads.Entries;
using Konquista.Leads.Steps;
using Konquista.Leads.Suppression;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Leads;

/// <summary>One lead: takes in what happens to it, and wakes by one reminder to let <see cref="LeadSteps"/> do what is due.</summary>
[GrainType("lead"), CollectionAgeLimit(Minutes = 3)]
internal sealed class LeadGrain(
    LeadSteps steps,
    LeadCaptures captures,
    LeadEvents events,
    WrittenMessages written,
    LeadEdits edits,
    LeadAppointments appointments,
    LeadErasure erasure,
    LeadNumbers numbers,
    TickGate gate,
    Pace pace,
    ProductClock productClock,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, ILeadGrain, IRemindable
{
    public const string Next = "next";

    private Outlook? _outlook;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public Task ReceiveReminder(string reminderName, TickStatus status) => gate.Enter(this.GetPrimaryKeyString(), Look);

    public Task Wake() => gate.Enter(this.GetPrimaryKeyString(), Look);

    public async Task<CaptureOutcome> Capture(NewLead person)
    {
        var isDue = false;
        var outcome = await captures.Capture(Id, person, first =>
        {
            // A tick that comes before the row does finds nobody and is the last; whoever is due is looked at once the row is there.
            var soonest = clock.GetUtcNow() + pace.ReminderRetry;
            isDue = first < soonest;
            return Arm(isDue ? soonest : first);
        });
        if (outcome is CaptureOutcome.Recorded { Created: true, Entry: Entry.Enrolled })
        {
            await events.BookMissed(Id);
            await (isDue ? gate.Enter(this.GetPrimaryKeyString(), Look) : Task.CompletedTask);
        }

        return await Arming(outcome, outcome is CaptureOutcome.Recorded { Created: false, Entry: Entry.Enrolled });
    }

    public async Task<Entry> Enroll(EnrollRequest request)
    {
        var entry = await captures.Enroll(Id, request);
        return await Arming(entry, entry == Entry.Enrolled);
    }

    public async Task Receive(InboundMessage message)
    {
        if (!await events.Receive(Id, message) && await events.Successor(Id) is { } kept)
        {
            await GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(kept)).Receive(message);
        }

        await Look();
    }

    public async Task Note(LeadNote note)
    {
        await events.Note(Id, note);
        await Look();
    }

    public async Task<WriteOutcome> Write(WrittenMessage message)
    {
        var outcome = await written.Write(Id, message);
        if (outcome is WriteOutcome.Planned { PhoneId: var phone })
        {
            await Poke(phone);
            await Look();
        }

        return outcome;
    }

    public async Task Book(NewAppointment appointment)
    {
        if (!await events.Book(Id, appointment) && await events.Successor(Id) is { } kept)
        {
            await GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(kept)).Book(appointment);
        }

        await Look();
    }

    public async Task<bool> ChangeAppointment(Guid appointmentId, AppointmentStatus status, DateTimeOffset? startsAt, Actor by) =>
        await Looking(await appointments.Change(Id, appointmentId, status, startsAt, by));

    public async Task<EditOutcome> Edit(LeadEdit edit) => await Looking(await edits.Edit(Id, edit));

    public async Task<EditOutcome> Move(Guid? storeId, Actor by) => await Looking(await edits.Move(Id, storeId, by));

    public async Task<NumberOutcome> ChangeNumber(NumberChange change)
    {
        var outcome = await numbers.Change(Id, change);
        if (outcome is NumberOutcome.Done)
        {
            await events.BookMissed(Id);
        }

        return await Looking(outcome);
    }

    public async Task<bool> Leave(Guid? enrollmentId, Actor by) =>
        await Looking(await events.Leave(Id, enrollmentId == Guid.Empty ? null : enrollmentId, by));

    public async Task<EraseOutcome> Erase(Actor by) => await Looking(await erasure.Erase(Id, by.Name));

    public async Task<EraseOutcome> Forget() => await Looking(await erasure.Erase(Id, by: null));

    public async Task<bool> Settle(Guid messageId, Settlement settlement, Actor by)
    {
        var (settled, phoneId) = await events.Settle(Id, messageId, settlement, by.Name);
        if (phoneId is { } phone)
        {
            await Poke(phone);
        }

        return settled;
    }

    public async Task Completed(CompletedMessage message)
    {
        Failpoint.Hit("before-rearm");
        if (_outlook?.After(message.EnrollmentId) is { } next)
        {
            _outlook = null;
            await Arm(next);
        }
        else
        {
            await Look();
        }
    }

    private async Task Look()
    {
        var outlook = await steps.Advance(Id);
        _outlook = outlook;
        if (outlook?.Poke is { } phone)
        {
            await Poke(phone);
        }

        if (outlook?.At is { } at)
        {
            await Arm(at);
        }
        else if (outlook is not { HasPlanned: true })
        {
            await Disarm();
        }
    }

    private Task Poke(Guid phone) => GrainFactory.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Poke();

    private async Task<T> Looking<T>(T outcome)
    {
        await Look();
        return outcome;
    }

    // Its last reminder may have ended with an earlier enrollment; if the silo dies over the first message, this one wakes the lead.
    private async Task<T> Arming<T>(T outcome, bool look)
    {
        if (look)
        {
            await Arm(clock.GetUtcNow() + pace.ReminderRetry);
            await Look();
        }

        return outcome;
    }

    // A due time that has passed when the row is written would be a missed tick: the next chance comes one period later.
    private Task<IGrainReminder> Arm(DateTimeOffset at)
    {
        var least = TimeSpan.FromMilliseconds(100 * Math.Max(1, productClock.Speed));
        var due = at - clock.GetUtcNow();
        return this.RegisterOrUpdateReminder(Next, due < least ? least : due, pace.ReminderRetry);
    }

    private async Task Disarm()
    {
        if (await this.GetReminder(Next) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
