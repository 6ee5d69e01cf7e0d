using Konquista.Leads;
using Konquista.Phones;

namespace Konquista.Sequences;

/// <summary>A number that may send one first contact or step a day, and what still goes from it when it has.</summary>
public sealed class UsedUpDayTests(Town town) : IClassFixture<Town>
{
    private readonly Guid _store = Guid.CreateVersion7();
    private readonly Guid _phone = Guid.CreateVersion7();

    [Fact]
    public async Task A_number_whose_day_is_used_up_still_answers()
    {
        await Found();
        var tom = await town.Capture("Tom", "11 98002-0001", "PEQUENA");
        await town.Lead(tom).Wake();
        await town.Settles(tom, "accepted");
        var ugo = await town.Capture("Ugo", "11 98002-0002", "PEQUENA");
        await town.Lead(ugo).Wake();
        await town.Settles(ugo, "planned");

        foreach (var text in (string[])["Oi, Ugo!", "Tudo bem?"])
        {
            var outcome = await town.Lead(ugo).Write(new() { RequestId = Guid.CreateVersion7(), Kind = WrittenKind.Manual, Text = text, By = "ana" });
            outcome.ShouldBeOfType<WriteOutcome.Planned>().PhoneId.ShouldBe(_phone);
        }

        await town.Settles(ugo, "planned", "accepted", "accepted");
        (await new PhoneStore(town.Db).TakeOver(_phone))!.ClaimsToday.ShouldBe(1);
    }

    private async Task Found()
    {
        await town.Db.Change("insert into stores (id, name, tag) values ($1, 'Pequena', 'PEQUENA')", _store);
        (await town.Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(_phone)).Register(new()
        {
            Name = "Pequeno",
            Number = "+5511900000112",
            Provider = "social_hub",
            BaseUrl = town.Sandbox.Http.BaseAddress!.ToString(),
            Token = "good",
            StoreId = _store,
            Sandbox = true,
            DailyCap = 1,
            By = "test",
        })).ShouldBeNull();
    }
}
