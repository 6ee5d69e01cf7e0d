using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Imports;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>Writes down how a file is to be taken in, by the rules of the site's form, as long as nothing of it was.</summary>
internal sealed class ImportPlanning(ImportPlan plan, SendingSystem sending, Named named, Problems problems, IStringLocalizer<Texts> texts)
{
    /// <summary>Null when it is written down, or was before and nothing else is given.</summary>
    public async Task<Problem?> Save(ImportRow import, ImportPlanInput? given, CancellationToken cancel)
    {
        if (given is null)
        {
            return import.IsOpen && (await plan.Options(import.Id, cancel)).Columns is null ? problems.Of(ProblemCode.Invalid, "plan") : null;
        }

        return !import.IsOpen ? problems.Of(ProblemCode.OutOfTurn)
            : await named.Missing(cancel, campaign: given.CampaignId) ?? await Write(import, given, cancel);
    }

    private async Task<Problem?> Write(ImportRow import, ImportPlanInput given, CancellationToken cancel)
    {
        if (await sending.Import(import.Id, grain => grain.Look()) is not { Problem: null } sample)
        {
            return problems.Of(ProblemCode.Incomplete, "content");
        }

        var (form, state) = (given.ToForm(sample.Guess), new ModelStateDictionary());
        return problems.In(form)
            ?? (!state.Check(form, sample.Header, texts) ? Problems.Said(state)
            : await plan.Save(import.Id, form.ToOptions(), new(sample.Header), cancel) ? null
            : problems.Of(ProblemCode.OutOfTurn));
    }
}
