using Konquista.Leads;
using Konquista.Leads.Steps;
using Konquista.Phones;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Konquista.Campaigns;

/// <summary>Reads a lead, or makes one up, and lets <see cref="Foresight"/> walk it through a definition.</summary>
[StatelessWorker]
internal sealed class CampaignPreviewGrain(
    LeadReader leads,
    CampaignVersions versions,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, ICampaignPreview
{
    private static readonly AreaCode SaoPaulo = AreaCode.Find("11")!;

    public async Task<CampaignPreview?> Of(PreviewRequest request)
    {
        var now = clock.GetUtcNow();
        if (request.LeadId is not { } leadId)
        {
            return Answer(request, new(SomebodyInSaoPaulo, Unconditional(request.Definition), request.Priority, now));
        }

        if (await leads.Find(leadId) is not { } lead)
        {
            return null;
        }

        var foresight = new Foresight(lead.Without(request.CampaignId), request.Definition, request.Priority, now);
        foreach (var enrollment in foresight.Others)
        {
            foresight.Know(enrollment, await versions.Get(enrollment.VersionId));
        }

        return Answer(request, foresight);
    }

    private static LeadFacts SomebodyInSaoPaulo { get; } = new()
    {
        Id = Guid.Empty,
        Version = 0,
        Name = "",
        Phone = "",
        TimeZone = SaoPaulo.TimeZoneId,
        State = SaoPaulo.State,
        Region = SaoPaulo.Region,
        Source = LeadSource.Manual,
    };

    private static CampaignPreview Answer(PreviewRequest request, Foresight foresight)
    {
        var foreseen = foresight.Walk();
        return new()
        {
            TimeZone = foresight.Zone.Id,
            MayEnter = foresight.MayEnter,
            Steps = [.. foreseen.Select(step => Step(request, step, foresight.Zone))],
            Halt = foreseen.Any(step => step.At is null) ? foresight.Halt : null,
        };
    }

    private static PreviewStep Step(PreviewRequest request, ForeseenStep step, TimeZoneInfo zone) => new()
    {
        StepId = step.StepId,
        At = step.At is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null,
        Skipped = step.Skipped,
        Delayed = step.Delayed,
        IsAssumed = request.Definition.Steps.First(asked => asked.Id == step.StepId).Conditions
            .Any(condition => condition.Fact == Fact.Engagement || request.LeadId is null),
    };

    // Of somebody made up only what the walk itself brings about can be judged.
    private static CampaignVersion Unconditional(CampaignVersion definition) => definition with
    {
        Entry = [],
        Steps =
        [
            .. definition.Steps.Select(step => step with { Conditions = [.. step.Conditions.Where(condition => condition.Fact == Fact.Engagement)] }),
        ],
    };
}
