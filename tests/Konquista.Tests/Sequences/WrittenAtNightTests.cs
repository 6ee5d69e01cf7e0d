using Konquista.Leads;
using Konquista.Silo.Audit;

namespace Konquista.Sequences;

/// <summary>A person may answer when no campaign may write.</summary>
public sealed class WrittenAtNightTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_answer_to_whom_all_holds_concern_goes_at_night_and_the_audit_finds_no_fault()
    {
        var vic = await town.Capture("Vic", "11 98003-0001");
        await town.Lead(vic).Wake();
        await town.Settles(vic, "accepted");
        await town.Lead(vic).Receive(new("wamid.vic", town.Hub, "text", "Oi", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false));
        await town.Lead(vic).Note(new(LeadNoteKind.Answered, "ana"));
        await town.Lead(vic).Note(new(LeadNoteKind.Paused, "ana"));
        await town.SetTime(Town.MondayMorning.AddHours(12));

        (await town.Lead(vic).Write(new() { RequestId = Guid.CreateVersion7(), Kind = WrittenKind.Manual, Text = "Boa noite!", By = "ana" }))
            .ShouldBeOfType<WriteOutcome.Planned>().Waits.ShouldBeNull();

        await town.Settles(vic, "accepted", "accepted");
        var audit = new AuditRun(town.Db, new(town.Sandbox.Http, town.Sandbox.Http.BaseAddress!));
        (await audit.Make(TestContext.Current.CancellationToken)).Findings
            .Where(finding => !finding.IsOk && !finding.IsWarning).Select(finding => finding.Name).ShouldBeEmpty();
    }
}
