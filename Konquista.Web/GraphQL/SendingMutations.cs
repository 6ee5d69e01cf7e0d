using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.Live;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL;

/// <summary>The switch over all sends.</summary>
internal sealed class SendingMutations(SendingSystem sending, StandingReading standing, Asker asker)
{
    [May(Permission.Sending)]
    [Description("Pauses everything; answers how many messages were in flight.")]
    public async Task<int> PauseSending()
    {
        var inFlight = await sending.Pause(asker.Staff.Name);
        standing.Forget();
        return inFlight;
    }

    [May(Permission.Sending)]
    [Description("Resumes what was paused by pauseSending; answers true.")]
    public async Task<bool> ResumeSending()
    {
        await sending.Resume(asker.Staff.Name);
        standing.Forget();
        return true;
    }
}
