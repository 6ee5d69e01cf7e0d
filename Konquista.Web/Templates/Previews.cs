namespace Konquista.Web.Templates;

/// <summary>Finds whom a template is shown for and what they are to get of it.</summary>
internal sealed class Previews(Readers readers)
{
    /// <summary>Of what is typed, or of what is kept.</summary>
    public async Task<Preview> Of(TemplateForm form, IReadOnlyList<TemplateUse> uses, PreviewAsked asked, CancellationToken cancel)
    {
        var reader = await readers.Choose(asked.LeadId, asked.Only, cancel) ?? Reader.Example;
        var next = asked.TemplateId is { } template && !reader.IsExample ? await readers.NextOf(reader.Id, template, cancel) : null;
        return Preview.Of(form, reader, next, uses.Any(use => use.IsFirst));
    }
}

/// <summary>For which lead a template is to be shown, none for the newest; Only is the store beyond which the asker sees nothing.</summary>
internal sealed record PreviewAsked(Guid? TemplateId, Guid? LeadId, Guid? Only);
