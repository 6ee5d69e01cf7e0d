using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Templates;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>What may be changed about templates, by the rules of the site's form.</summary>
internal sealed class TemplateMutations(
    TemplateBook book, TemplateList list, TemplateQueries templates, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.Templates)]
    [Description("Makes or changes a template.")]
    public async Task<TemplatePayload> SaveTemplate(TemplateInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        if ((problems.In(form) ?? Wrong(form)) is { } problem)
        {
            return new(Template: null, problem);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        return await book.Save(id, form, asker.Staff.Name, cancel) switch
        {
            TemplateSaved.Yes => new(await templates.Find(id, cancel)),
            TemplateSaved.NameTaken => new(Template: null, problems.Of(ProblemCode.NameTaken, "name")),
            TemplateSaved.FileGone => new(Template: null, problems.Of(ProblemCode.Invalid, "mediaHash")),
            _ => new(await templates.Find(id, cancel), problems.Of(ProblemCode.Stale)),
        };
    }

    [May(Permission.Templates)]
    [Description("Removes a template that no campaign uses and no message waits for.")]
    public async Task<DonePayload> RemoveTemplate(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is not { } template ? DonePayload.No(problems.NotFound)
        : await book.Remove(template, asker.Staff.Name, cancel) ? DonePayload.Yes
        : DonePayload.No(problems.Of(ProblemCode.InUse));

    private Problem? Wrong(TemplateForm form)
    {
        var state = new ModelStateDictionary();
        return state.Check(form, texts) ? null : Problems.Said(state);
    }
}
