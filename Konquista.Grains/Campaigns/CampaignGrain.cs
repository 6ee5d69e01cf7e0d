using Konquista.Leads;
using Konquista.Leads.Steps;
using Konquista.Phones;
using Microsoft.Extensions.Logging;

namespace Konquista.Campaigns;

/// <summary>One campaign; when it starts again, stops or gets other phones it wakes the leads and phones that wait for that, a page of leads at a time.</summary>
[GrainType("campaign")]
internal sealed partial class CampaignGrain(
    CampaignStore campaigns,
    CampaignDrafts drafts,
    CampaignPublishing publishing,
    CampaignRemovals removals,
    ILogger<CampaignGrain> log) : Grain, ICampaignGrain
{
    private static readonly TimeSpan WakingPace = TimeSpan.FromMilliseconds(10);

    private IGrainTimer? _waking;
    private string? _wakingHeld;
    private Guid _wokenUpTo;

    private Guid Id => GrainKey.Id(this.GetPrimaryKeyString());

    public async Task<CampaignSave> Save(CampaignDraft draft, int version, Actor by)
    {
        var save = await drafts.Save(Id, draft, version, by.Name);
        if (save is CampaignSave.Saved && (_waking is null || _wakingHeld is not null))
        {
            WakePhoneless();
        }

        return save;
    }

    public async Task<CampaignPublication> PublishDraft(int version, bool start, Actor by)
    {
        var publication = await publishing.Publish(Id, version, start, by.Name);
        if (start && publication is CampaignPublication.Published)
        {
            await WakeAll();
        }

        return publication;
    }

    public Task<int> Publish(CampaignVersion version, Actor by) => publishing.Publish(Id, version, by.Name);

    public async Task<CampaignChange> Change(CampaignState state, Actor by)
    {
        var change = await campaigns.Change(Id, state, by.Name);
        if (change is CampaignChange.Changed)
        {
            StopWaking();
            if (state is CampaignState.Running or CampaignState.Stopped)
            {
                await WakeAll();
            }
        }

        return change;
    }

    public Task<CampaignRemoval> Remove(Actor by) => removals.Remove(Id, by.Name);

    private async Task WakeAll()
    {
        Wake(held: null, TimeSpan.Zero);
        foreach (var phone in await campaigns.WaitingPhones(Id))
        {
            await GrainFactory.GetGrain<IPhoneGrain>(GrainKey.Phone(phone)).Poke();
        }
    }

    // By then every silo has seen the phones that the campaign has now.
    private void WakePhoneless() => Wake(Reason.NoPhone, 2 * PhoneRoster.Fresh);

    private void Wake(string? held, TimeSpan after)
    {
        StopWaking();
        (_wakingHeld, _wokenUpTo) = (held, Guid.Empty);
        _waking = this.RegisterGrainTimer(WakePage, new GrainTimerCreationOptions(after, WakingPace) { KeepAlive = true });
    }

    private void StopWaking()
    {
        _waking?.Dispose();
        _waking = null;
    }

    private async Task WakePage(CancellationToken cancellation)
    {
        var page = await campaigns.ActiveLeads(Id, _wokenUpTo, _wakingHeld);
        if (page.Count == 0)
        {
            StopWaking();
            if (_wakingHeld is null)
            {
                WakePhoneless();
            }

            return;
        }

        try
        {
            await Task.WhenAll(page.Select(lead => GrainFactory.GetGrain<ILeadGrain>(GrainKey.Lead(lead)).Wake()));
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // Whoever was not woken is by their reminder, or after a stop by the caretaker.
            LogNotWoken(log, Id, problem.GetType().Name);
        }

        _wokenUpTo = page[^1];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaign {Campaign}: not everybody could be woken ({Problem}).")]
    private static partial void LogNotWoken(ILogger logger, Guid campaign, string problem);
}
