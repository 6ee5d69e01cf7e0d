using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Conversations;
using Konquista.Web.Leads;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Conversations;

[Allows(Permission.See, Permission.Answer)]
internal sealed class ShowModel(
    LeadFile file, ConversationPanes panes, ConversationThread thread, AnswerDesks desks, ReplyList replies, SendingSystem sending,
    StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Store { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public LeadHead Lead { get; private set; } = null!;

    public AnswerDesk Desk { get; private set; } = null!;

    public ThreadPart Thread { get; private set; } = new([], HasOlder: false);

    public ConversationPane Pane { get; private set; } = null!;

    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    public IReadOnlyList<ApprovedTemplate> Templates { get; private set; } = [];

    public string Name => Lead.Name.Length > 0 ? Lead.Name : texts["Leads.Nameless"];

    public ConversationFilter Filter => new(Show == ConversationFilter.RecentWord, Store, After: null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        !await Load(id, cancel) ? NotFound()
        : Lead.MergedInto is { } kept ? LocalRedirect(Filter.Of(kept))
        : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (await Problem(id, cancel) is not { } problem)
        {
            standing.Forget();
            return LocalRedirect(Filter.Of(id) + "#newest");
        }

        ModelState.AddModelError("", problem);
        return Page();
    }

    /// <summary>Puts a ready reply into the box, for who has no scripts.</summary>
    public async Task<IActionResult> OnPostInsertAsync(Guid id, Guid? reply, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        ModelState.Clear();
        var chosen = Replies.FirstOrDefault(one => one.Id == reply);
        Form.Text = chosen is null ? Form.Text : $"{Form.Text} {Desk.Fill(chosen.Body)}".TrimStart();
        return Page();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var only = User.OnlyStore();
        if (await file.Find(id, only, cancel) is not { } lead || await desks.Find(id, only, cancel) is not { } desk)
        {
            return false;
        }

        (Lead, Desk) = (lead, desk);
        Thread = await thread.Page(id, Before, cancel);
        Pane = await panes.Read(Filter, only, id, cancel);
        Replies = await replies.For(desk.StoreId, cancel);
        Templates = desk.IsClosed || Form.TemplateId is not null ? await desks.For(desk, cancel) : [];
        return true;
    }

    // Null when it is on its way; what else may be said of it is told on the next page.
    private async Task<string?> Problem(Guid id, CancellationToken cancel)
    {
        var template = Templates.FirstOrDefault(one => one.Id == Form.TemplateId);
        if (Form.TemplateId is not null && template is null)
        {
            return texts["WriteRefusal.TemplateUnknown"];
        }

        var text = template is null ? Form.Text ?? "" : Desk.Exactly(template.Body)!;
        var message = new WrittenMessage
        {
            RequestId = Form.RequestId,
            Kind = WrittenKind.Manual,
            Text = text,
            TemplateId = Form.TemplateId,
            By = this.Actor(),
        };
        try
        {
            return await sending.Lead(id, lead => lead.Write(message)) switch
            {
                WriteOutcome.Refused refused => texts[$"WriteRefusal.{refused.Reason}"],
                WriteOutcome.Planned planned => await Said(planned, text, cancel),
                _ => null,
            };
        }
        catch (SendingAwayException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return texts["Answer.Away"];
        }
    }

    private async Task<string?> Said(WriteOutcome.Planned planned, string text, CancellationToken cancel)
    {
        if (!await desks.Says(planned.MessageId, text, cancel))
        {
            ModelState.Remove("Form.RequestId");
            Form.RequestId = Guid.NewGuid();
            return texts["Answer.OldForm"];
        }

        TempData[Kit.Toast.Key] = planned.Waits is { } wait ? texts[$"WriteWait.{wait}", Name].Value : texts["Answer.Sent", Name].Value;
        return null;
    }
}
