using Konquista.Leads;
using Konquista.Phones;
using Konquista.Templates;
using Konquista.Web.Sending;

namespace Konquista.Web.Templates;

/// <summary>Sends one variant to the number of whoever tries it, filled in as for a lead of the store that sends it.</summary>
internal sealed class TestSend(SendingSystem sending, TestLines lines)
{
    /// <summary>What is to be said about it; a mistake when nothing was sent.</summary>
    public async Task<TextNote> Try(TestRequest request, CancellationToken cancel)
    {
        var (template, form, line) = (request.Template, request.Form, request.Line);
        if (!PhoneNumber.TryParse(form.Number, out var number, out _))
        {
            return TextNote.Mistake("Templates.TestNumberWrong");
        }

        var owner = await lines.OwnerOf(number, cancel);
        if (owner is { IsOurs: false } && !form.Known)
        {
            return TextNote.Mistake("Templates.TestNumberKnown", owner.Name);
        }

        var filled = TemplateText.Of(
            form.RequestId, form.Variant, template.Variants[form.Variant - 1], Addressee(request, number), template.CloudVariables);
        return filled.Rendered.Text is { } text
            ? await Send(new NewLead
            {
                GivenName = owner?.Name ?? request.Name,
                GivenPhone = number.E164,
                Tags = [TestLines.Tag],
                Source = LeadSource.Manual,
                Enroll = false,
            }, Message(request, text), line, cancel)
            : TextNote.Mistake("Templates.TestNoText", string.Join(", ", filled.Rendered.Unfilled.Select(name => $"[{name}]")));
    }

    private async Task<TextNote> Send(NewLead person, WrittenMessage message, TestLine line, CancellationToken cancel)
    {
        if (await sending.Capture(person) is not CaptureOutcome.Recorded recorded)
        {
            return TextNote.Mistake("Templates.TestNumberWrong");
        }

        switch (await sending.Lead(recorded.LeadId, lead => lead.Write(message)))
        {
            case WriteOutcome.Planned planned:
                await lines.NoteTested(cancel);
                return TextNote.Advice(planned.Waits is null ? "Templates.TestSent" : "Templates.TestWaits", line.Name);
            case WriteOutcome.Refused refused:
                return TextNote.Mistake(KeyOf(refused.Reason));
            default:
                throw new InvalidOperationException("An outcome of writing is missing here.");
        }
    }

    private static Addressee Addressee(TestRequest request, PhoneNumber number) => new()
    {
        Name = request.Name,
        FirstName = PersonName.Of(request.Name).First,
        StoreName = request.Line.StoreName,
        StoreAddress = request.Line.StoreAddress,
        StoreCity = request.Line.StoreCity,
        State = number.AreaCode?.State,
    };

    private static WrittenMessage Message(TestRequest request, string text) => new()
    {
        RequestId = request.Form.RequestId,
        Kind = WrittenKind.Test,
        Text = text,
        PhoneId = request.Line.Id,
        TemplateId = request.Template.Id,
        By = request.By,
    };

    private static string KeyOf(WriteRefusal reason) => reason switch
    {
        WriteRefusal.OptedOut => "Templates.TestOptedOut",
        WriteRefusal.WindowClosed => "Templates.TestWindowClosed",
        WriteRefusal.NoPhone => "Templates.TestNoPhone",
        WriteRefusal.TemplateUnknown => "Templates.TestTemplateGone",
        _ => "Templates.TestRefused",
    };
}

/// <summary>Which template is tried, by whom, and from which number of ours. Prints none of it.</summary>
internal sealed record TestRequest(TemplateDetails Template, TestForm Form, TestLine Line, string Name, Actor By)
{
    public override string ToString() => nameof(TestRequest);
}
