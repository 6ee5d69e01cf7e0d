using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Campaigns;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Campaigns;

[Allows(Permission.Campaigns)]
[RequestFormLimits(ValueCountLimit = 4096)]
internal sealed class EditModel(
    CampaignReading reading,
    CampaignChoices choices,
    SendingSystem sending,
    CampaignWords words,
    IStringLocalizer<Texts> texts) : PageModel
{
    private IReadOnlyList<CampaignProblem>? _problems;

    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public CampaignDetails Campaign { get; private set; } = null!;

    public CampaignParts Parts { get; private set; } = CampaignParts.None;

    public Conflict? Conflict { get; private set; }

    /// <summary>What would keep it from being published, by the rules that the publication goes by.</summary>
    public IReadOnlyList<CampaignProblem> Problems =>
        _problems ??= CampaignRules.Of(Form.ToDefinition(words), Parts.Around([.. Form.Phones]));

    public IEnumerable<CampaignProblem> OfStep(string id) => Problems.Where(problem => problem.StepId == id);

    public IEnumerable<CampaignProblem> OfTheWhole(params IReadOnlyList<CampaignField> fields) =>
        Problems.Where(problem => problem.StepId is null && fields.Contains(problem.Field));

    /// <summary>The number that the step of a problem has on the form; null for a problem of the whole.</summary>
    public int? NoOf(CampaignProblem problem) =>
        Form.Steps.Index().Where(step => step.Item.Id == problem.StepId).Select(step => (int?)step.Index + 1).FirstOrDefault();

    /// <summary>The step that people get first, which goes by other rules than those after it.</summary>
    public bool IsFirst(StepForm step) => step == Form.Steps.MinBy(other => other.Day);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = CampaignForm.Of(Campaign, words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (Form.Turn(act))
        {
            ModelState.Clear();
            return Page();
        }

        try
        {
            return ModelState.IsValid ? await Save(id, act) : Page();
        }
        catch (SendingAwayException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            ModelState.AddModelError("", texts["Sending.Away"]);
            return Page();
        }
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        Parts = await choices.Read(cancel);
        return (Campaign = (await reading.Find(id, cancel))!) is not null;
    }

    private async Task<IActionResult> Save(Guid id, string? act)
    {
        switch (await sending.Campaign(id, campaign => campaign.Save(Form.ToDraft(words), Form.Version, this.Actor())))
        {
            case CampaignSave.Refused refused:
                ModelState.AddModelError("Form.Name", words.Problem(refused.Problems[0]));
                return Page();
            case CampaignSave.Stale stale:
                return Stale(stale.Version);
            case CampaignSave.Saved saved when act is "publish" or "start":
                Take(saved.Version);
                return await Publish(id, saved.Version, act == "start");
            default:
                TempData.Say(texts["Campaigns.Saved", Form.Name]);
                return RedirectToPage("Edit", new { id, handler = "" });
        }
    }

    private async Task<IActionResult> Publish(Guid id, int version, bool start)
    {
        switch (await sending.Campaign(id, campaign => campaign.PublishDraft(version, start, this.Actor())))
        {
            case CampaignPublication.Published published:
                TempData.Say(texts[start ? "Campaigns.PublishedAndStarted" : "Campaigns.Published", Form.Name, published.No]);
                return RedirectToPage("Show", new { id, handler = "" });
            case CampaignPublication.Refused refused:
                _problems = refused.Problems;
                ModelState.AddModelError("", texts["Campaigns.NotPublished", refused.Problems.Count(problem => !problem.IsWarning)]);
                return Page();
            case CampaignPublication.Stale stale:
                return Stale(stale.Version);
            default:
                return Page();
        }
    }

    private PageResult Stale(int version)
    {
        var theirs = CampaignForm.Of(Campaign, words).ToDraft(words);
        Conflict = new CampaignLines(Parts, words, texts).Against(theirs, Form.ToDraft(words));
        Take(version);
        return Page();
    }

    // What is posted next belongs to this version, whatever the form had.
    private void Take(int version)
    {
        ModelState.Remove("Form.Version");
        Form.Version = version;
    }
}
