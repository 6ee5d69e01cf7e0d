using Konquista.Web.Accounts;
using Konquista.Web.GraphQL;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Messages;
using Konquista.Web.GraphQL.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Konquista.Web.Rest;

/// <summary>Leads and their messages, one call each: the same doors and rules as in GraphQL.</summary>
internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapPost("/leads", Create).RequireAuthorization(nameof(Permission.EditLeads))
            .WithSummary("Hands in one person; the header Idempotency-Key names the request").Produces<RestCaptured>(201).Produces<RestCaptured>();
        api.MapGet("/leads", List).RequireAuthorization(nameof(Permission.See)).WithSummary("Leads, the latest first").Produces<RestPage<RestLead>>();
        api.MapGet("/leads/{id:guid}", Find).RequireAuthorization(nameof(Permission.See)).WithSummary("One lead").Produces<RestLead>();
        api.MapPut("/leads/{id:guid}", Update).RequireAuthorization(nameof(Permission.EditLeads))
            .WithSummary("Replaces what is known of a lead").Produces<RestLead>();
        api.MapDelete("/leads/{id:guid}", Erase).RequireAuthorization(nameof(Permission.EditLeads))
            .WithSummary("Forgets who a lead is (LGPD); it cannot be undone").Produces(204);
        api.MapGet("/leads/{id:guid}/messages", Messages).RequireAuthorization(nameof(Permission.See))
            .WithSummary("Messages of a lead, the latest first").Produces<RestPage<RestMessage>>();
    }

    private static async Task<IResult> Create(
        CaptureInput input, [FromHeader(Name = "Idempotency-Key")] string? key, CaptureMutations capture, CancellationToken cancel)
    {
        var captured = await capture.CaptureLead(input with { IdempotencyKey = key ?? input.IdempotencyKey }, cancel);
        var answer = new RestCaptured(captured.LeadId, captured.Created, Word.Stored(captured.Entry));
        return captured.Problem is { } problem ? RestProblem.Answer(problem)
            : captured.Created ? Results.Created($"/api/v1/leads/{captured.LeadId}", answer)
            : Results.Ok(answer);
    }

    private static async Task<IResult> List(
        string? search, string? tag, Guid? storeId, Guid? campaignId, int? first, string? after, LeadQueries leads, Asker asker, CancellationToken cancel)
    {
        var filter = new LeadFilterInput { Search = search, Tag = tag, StoreId = storeId, CampaignId = campaignId };
        var page = await leads.Leads(filter, order: null, first, after, last: null, before: null, cancel);
        return Results.Ok(RestPage<RestLead>.Of(page, lead => RestLead.Of(lead, asker)));
    }

    private static async Task<IResult> Find(Guid id, LeadQueries leads, Asker asker, Problems problems, CancellationToken cancel) =>
        await leads.Lead(id, cancel) is { } lead ? Results.Ok(RestLead.Of(lead, asker)) : RestProblem.Answer(problems.NotFound);

    private static async Task<IResult> Update(Guid id, LeadInput input, LeadMutations leads, Asker asker, CancellationToken cancel) =>
        await leads.UpdateLead(id, input, cancel) switch
        {
            { Problem: { } problem } => RestProblem.Answer(problem),
            { Lead: { } lead } => Results.Ok(RestLead.Of(lead, asker)),
            _ => Results.NoContent(),
        };

    private static async Task<IResult> Erase(Guid id, LeadMutations leads, CancellationToken cancel) =>
        (await leads.EraseLead(id, cancel)).Problem is { } problem ? RestProblem.Answer(problem) : Results.NoContent();

    private static async Task<IResult> Messages(
        Guid id, int? first, string? after, LeadQueries leads, MessageQueries messages, Problems problems, CancellationToken cancel)
    {
        if (await leads.Lead(id, cancel) is null)
        {
            return RestProblem.Answer(problems.NotFound);
        }

        var page = await messages.Messages(new() { LeadId = id }, direction: null, first, after, last: null, before: null, cancel);
        return Results.Ok(RestPage<RestMessage>.Of(page, RestMessage.Of));
    }
}

/// <summary>What became of somebody who was handed in.</summary>
internal sealed record RestCaptured(Guid? LeadId, bool Created, string? Entry);
