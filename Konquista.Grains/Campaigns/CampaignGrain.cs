using Konquista.Leads;
using Konquista.Phones;
using Microsoft.Extensions.Logging;

namespace Konquista.Campaigns;

/// <summary>One campaign; when it starts again it wakes the leads and phones that were held, a page at a time.</summary>
[GrainType("campaign")]
internal sealed partial class CampaignGrain(CampaignStore campaigns, ILogger<CampaignGrain> log) : Grain, ICampaignGrain
{
    private IGrainTimer? _waking;
    private Guid _wokenUpTo;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public Task<int> Publish(CampaignVersion version, Actor by) => campaigns.Publish(Id, version, by.Name);

    public async Task<int> Change(CampaignState state, Actor by)
    {
        var inFlight = await campaigns.Change(Id, state, by.Name);
        _waking?.Dispose();
        _waking = null;
        if (state is CampaignState.Running or CampaignState.Stopped)
        {
            _wokenUpTo = Guid.Empty;
            _waking = this.RegisterGrainTimer(WakePage, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(10)) { KeepAlive = true });
            foreach (var phone in await campaigns.WaitingPhones(Id))
            {
                await GrainFactory.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Poke();
            }
        }

        return inFlight;
    }

    private async Task WakePage(CancellationToken cancellation)
    {
        var page = await campaigns.ActiveLeads(Id, _wokenUpTo);
        if (page.Count == 0)
        {
            _waking?.Dispose();
            _waking = null;
            return;
        }

        try
        {
            await Task.WhenAll(page.Select(lead => GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake()));
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // Whoever was not woken is by their reminder.
            LogNotWoken(log, Id, problem.GetType().Name);
        }

        _wokenUpTo = page[^1];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaign {Campaign}: not everybody could be woken ({Problem}).")]
    private static partial void LogNotWoken(ILogger logger, Guid campaign, string problem);
}
