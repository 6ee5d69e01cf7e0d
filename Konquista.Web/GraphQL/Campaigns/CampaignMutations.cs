using System.ComponentModel;
using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Sending;
using Stage = Konquista.Campaigns.CampaignState;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>What may be changed about campaigns; each goes through the campaign's own grain.</summary>
internal sealed class CampaignMutations(SendingSystem sending, CampaignQueries campaigns, Asker asker, Problems problems)
{
    [May(Permission.Campaigns)]
    [Description("Makes a campaign or replaces its draft. The definition is JSON as Campaign.definition shows it.")]
    public async Task<CampaignPayload> SaveCampaign(CampaignInput input, CancellationToken cancel)
    {
        if ((problems.In(input) ?? (input.Definition() is null ? problems.Of(ProblemCode.Invalid, "definition") : null)) is { } problem)
        {
            return new(Campaign: null, problem);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        return await sending.Campaign(id, campaign => campaign.Save(input.ToDraft(), input.Version, asker.Actor)) switch
        {
            CampaignSave.Saved => new(await campaigns.Find(id, cancel)),
            CampaignSave.Refused refused => new(Campaign: null, Told(refused.Problems)),
            _ => new(await campaigns.Find(id, cancel), problems.Of(ProblemCode.Stale)),
        };
    }

    [May(Permission.Campaigns)]
    [Description("Publishes the draft that has this version: newcomers get it. With start the campaign runs from then on.")]
    public async Task<CampaignPayload> PublishCampaign(Guid id, int version, bool? start, CancellationToken cancel) =>
        await campaigns.Find(id, cancel) is null ? new(Campaign: null, problems.NotFound)
        : await sending.Campaign(id, campaign => campaign.PublishDraft(version, start ?? false, asker.Actor)) switch
        {
            CampaignPublication.Published => new(await campaigns.Find(id, cancel)),
            CampaignPublication.Refused refused => new(await campaigns.Find(id, cancel), Told(refused.Problems)),
            _ => new(await campaigns.Find(id, cancel), problems.Of(ProblemCode.Stale)),
        };

    [May(Permission.Campaigns)]
    [Description("Starts a campaign, or resumes one that is paused.")]
    public Task<CampaignPayload> StartCampaign(Guid id, CancellationToken cancel) => Enter(id, Stage.Running, cancel);

    [May(Permission.Campaigns)]
    [Description("Pauses a campaign: nothing of it is sent until it is started again.")]
    public Task<CampaignPayload> PauseCampaign(Guid id, CancellationToken cancel) => Enter(id, Stage.Paused, cancel);

    [May(Permission.Campaigns)]
    [Description("Stops a campaign for good: the passage of everybody who is in it ends.")]
    public Task<CampaignPayload> StopCampaign(Guid id, CancellationToken cancel) => Enter(id, Stage.Stopped, cancel);

    [May(Permission.Campaigns)]
    [Description("Removes a campaign that nobody ever entered.")]
    public async Task<DonePayload> RemoveCampaign(Guid id, CancellationToken cancel) =>
        await campaigns.Find(id, cancel) is null ? DonePayload.No(problems.NotFound)
        : await sending.Campaign(id, campaign => campaign.Remove(asker.Actor)) is not CampaignRemoval.Removed and var removal
            ? DonePayload.No(problems.Of(ProblemCode.InUse, removal))
            : DonePayload.Yes;

    private async Task<CampaignPayload> Enter(Guid id, Stage state, CancellationToken cancel) =>
        await campaigns.Find(id, cancel) is null ? new(Campaign: null, problems.NotFound)
        : await sending.Campaign(id, campaign => campaign.Change(state, asker.Actor)) switch
        {
            CampaignChange.Changed changed => new(await campaigns.Find(id, cancel), InFlight: changed.InFlight),
            CampaignChange.Refused refused => new(await campaigns.Find(id, cancel), problems.Of(ProblemCode.OutOfTurn, refused.Reason)),
            _ => new(await campaigns.Find(id, cancel)),
        };

    private Problem Told(IReadOnlyList<CampaignProblem> found) =>
        problems.Of(ProblemCode.Incomplete, found.First(problem => !problem.IsWarning).Kind);
}
