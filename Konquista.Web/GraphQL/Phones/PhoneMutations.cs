using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Phones;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>What may be changed about our numbers; each goes through the number's own grain.</summary>
internal sealed class PhoneMutations(PhoneBook book, SendingSystem sending, PhoneQueries phones, Asker asker, Named named, Problems problems)
{
    [May(Permission.Phones)]
    [Description("Adds or changes a number. A new one is asked at once whether it works, and stays paused if it does not.")]
    public async Task<PhonePayload> SavePhone(PhoneInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        if ((problems.In(form) ?? await named.Missing(cancel, input.StoreId)) is { } problem)
        {
            return new(Phone: null, problem);
        }

        if (input.Id is { } known && await phones.Find(known, cancel) is null)
        {
            return new(Phone: null, problems.NotFound);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        var phone = form.ToNewPhone(asker.OnlyStore, asker.Staff.Name);
        var saved = input.Id is null ? await book.Add(id, phone) : await book.Save(id, phone);
        return new(await phones.Find(id, cancel), saved.Problem is { } refusal ? problems.Of(ProblemCode.PhoneRefused, refusal) : null);
    }

    [May(Permission.Phones)]
    [Description("Asks the provider whether a number works; what it says stands in checkWorks and checkProblem.")]
    public Task<PhonePayload> TestPhone(Guid id, CancellationToken cancel) => Change(id, async () =>
    {
        await sending.Phone(id, phone => phone.Check());
        return 0;
    }, cancel);

    [May(Permission.Phones)]
    [Description("Pauses a number: nothing more leaves it until it is resumed.")]
    public Task<PhonePayload> PausePhone(Guid id, CancellationToken cancel) => Change(id, () => sending.Phone(id, phone => phone.Pause(asker.Actor)), cancel);

    [May(Permission.Phones)]
    [Description("Resumes a number.")]
    public Task<PhonePayload> ResumePhone(Guid id, CancellationToken cancel) => Change(id, async () =>
    {
        await sending.Phone(id, phone => phone.Resume(asker.Actor));
        return 0;
    }, cancel);

    [May(Permission.Phones)]
    [Description("Takes a number out of use, once no message waits for it.")]
    public async Task<DonePayload> RemovePhone(Guid id, CancellationToken cancel) =>
        await phones.Find(id, cancel) is null ? DonePayload.No(problems.NotFound)
        : await sending.Phone(id, phone => phone.Remove(asker.Actor)) > 0 ? DonePayload.No(problems.Of(ProblemCode.InUse))
        : DonePayload.Yes;

    private async Task<PhonePayload> Change(Guid id, Func<Task<int>> change, CancellationToken cancel)
    {
        if (await phones.Find(id, cancel) is null)
        {
            return new(Phone: null, problems.NotFound);
        }

        var inFlight = await change();
        return new(await phones.Find(id, cancel), InFlight: inFlight);
    }
}
