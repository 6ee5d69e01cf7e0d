using Konquista.Bulks;
using Konquista.Campaigns;
using Konquista.Imports;
using Konquista.Leads;
using Konquista.Phones;
using Konquista.Samples;
using Konquista.Sending;
using Konquista.Settings;
using Konquista.Webhooks;
using Orleans.Runtime.Messaging;

namespace Konquista.Web.Sending;

/// <summary>The pages' door to the grains: who asks while no silo answers is told so in one way.</summary>
internal sealed class SendingSystem(IGrainFactory grains, SiloLine line)
{
    public bool IsAway => !line.IsUp;

    public Task Lead(Guid id, Func<ILeadGrain, Task> ask) => Ask(() => ask(grains.GetGrain<ILeadGrain>(GrainKey.Lead(id))));

    public Task<T> Lead<T>(Guid id, Func<ILeadGrain, Task<T>> ask) =>
        Ask(() => ask(grains.GetGrain<ILeadGrain>(GrainKey.Lead(id))));

    public Task<CaptureOutcome> Capture(NewLead person) => Ask(() => grains.GetGrain<ICapture>(GrainKey.Only).Capture(person));

    /// <summary>Each is answered in its place.</summary>
    public Task<IReadOnlyList<CaptureOutcome>> CaptureAll(NewLead[] people) => Ask(() => grains.GetGrain<ICapture>(GrainKey.Only).CaptureAll(people));

    /// <summary>The lead that is known under a number; null when there is none.</summary>
    public Task<Guid?> Find(PhoneNumber phone) => Ask(() => grains.GetGrain<ICapture>(GrainKey.Only).Find(phone));

    public Task<T> Suppression<T>(Func<ISuppression, Task<T>> ask) => Ask(() => ask(grains.GetGrain<ISuppression>(GrainKey.Only)));

    public Task<MergeOutcome> Merge(MergeRequest request) => Ask(() => grains.GetGrain<IMerges>(GrainKey.Only).Merge(request));

    public Task<SplitOutcome> Split(Guid mergeId, Actor by) => Ask(() => grains.GetGrain<IMerges>(GrainKey.Only).Split(mergeId, by));

    private Task<IReadOnlyList<NextMessage>> Next(Guid leadId) =>
        Ask(() => grains.GetGrain<INextMessage>(GrainKey.Only).Of(leadId));

    /// <summary>The same for a page that has more to show than this; null while no silo answers.</summary>
    public async Task<IReadOnlyList<NextMessage>?> NextIfThere(Guid leadId)
    {
        try
        {
            return IsAway ? null : await Next(leadId);
        }
        catch (SendingAwayException)
        {
            return null;
        }
    }

    public Task<T> Phone<T>(Guid id, Func<IPhoneGrain, Task<T>> ask) =>
        Ask(() => ask(grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id))));

    public Task Phone(Guid id, Func<IPhoneGrain, Task> ask) => Ask(() => ask(grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id))));

    public Task<T> Campaign<T>(Guid id, Func<ICampaignGrain, Task<T>> ask) =>
        Ask(() => ask(grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(id))));

    public Task Import(Guid id, Func<IImportGrain, Task> ask) =>
        Ask(() => ask(grains.GetGrain<IImportGrain>(GrainKey.Import(id))));

    public Task<T> Import<T>(Guid id, Func<IImportGrain, Task<T>> ask) =>
        Ask(() => ask(grains.GetGrain<IImportGrain>(GrainKey.Import(id))));

    /// <summary>Begins an import if a silo answers; else it stays queued until somebody begins it.</summary>
    public async Task<bool> IsImportStarted(Guid id)
    {
        try
        {
            await Import(id, import => import.Start());
            return true;
        }
        catch (SendingAwayException)
        {
            return false;
        }
    }

    public Task Bulk(Guid id, Func<IBulkGrain, Task> ask) => Ask(() => ask(grains.GetGrain<IBulkGrain>(GrainKey.Bulk(id))));

    /// <summary>Begins work on many leads if a silo answers; else the silo begins it when it is there.</summary>
    public async Task<bool> IsBulkStarted(Guid id)
    {
        try
        {
            await Bulk(id, bulk => bulk.Start());
            return true;
        }
        catch (SendingAwayException)
        {
            return false;
        }
    }

    public Task<T> Webhook<T>(Guid id, Func<IWebhookGrain, Task<T>> ask) => Ask(() => ask(grains.GetGrain<IWebhookGrain>(GrainKey.Webhook(id))));

    public Task Webhook(Guid id, Func<IWebhookGrain, Task> ask) => Ask(() => ask(grains.GetGrain<IWebhookGrain>(GrainKey.Webhook(id))));

    public Task<T> Gallery<T>(Func<ICampaignGallery, Task<T>> ask) => Ask(() => ask(grains.GetGrain<ICampaignGallery>(GrainKey.Only)));

    /// <summary>When the steps of a definition would go; null when there is no such lead.</summary>
    public Task<CampaignPreview?> Preview(PreviewRequest request) =>
        Ask(() => grains.GetGrain<ICampaignPreview>(GrainKey.Only).Of(request));
    public Task<T> Settings<T>(Func<ISettingsGrain, Task<T>> ask) => Ask(() => ask(grains.GetGrain<ISettingsGrain>(GrainKey.Only)));

    public Task<int> Pause(string by) => Ask(() => grains.GetGrain<ISendingGrain>(GrainKey.Only).Pause(by));

    public Task Resume(string by) => Ask(() => grains.GetGrain<ISendingGrain>(GrainKey.Only).Resume(by));

    /// <summary>Brings people to try the site with; answers how many.</summary>
    public Task<int> BringSample(Actor by) => Ask(() => grains.GetGrain<ISampleGrain>(GrainKey.Only).Bring(by));

    public Task<int> RemoveSample(Actor by) => Ask(() => grains.GetGrain<ISampleGrain>(GrainKey.Only).Remove(by));

    private Task<bool> Ask(Func<Task> call) => Ask(async () =>
    {
        await call();
        return true;
    });

    private async Task<T> Ask<T>(Func<Task<T>> call)
    {
        try
        {
            var answer = await call();
            line.Set(true);
            return answer;
        }
        catch (Exception cause) when (IsAway || IsSilence(cause))
        {
            throw new SendingAwayException(cause);
        }
    }

    private static bool IsSilence(Exception cause) => cause
        is TimeoutException
        or ClientNotAvailableException
        or SiloUnavailableException
        or ConnectionFailedException
        or OrleansMessageRejectionException
        or GatewayTooBusyException
        or OrleansConfigurationException;
}
