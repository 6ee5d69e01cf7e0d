using Konquista.Imports;
using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Imports;

[Allows(Permission.Import)]
internal sealed class ColumnsModel(ImportList list, ImportPlan plan, SendingSystem sending, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ColumnsForm Form { get; set; } = new();

    public ImportRow Import { get; private set; } = null!;

    /// <summary>Null while no silo answers: it is the sending system that reads files.</summary>
    public ImportSample? Sample { get; private set; }

    /// <summary>It was a workbook; what is kept of it is its first sheet.</summary>
    public bool IsWorkbook => Import.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    public SameFile? Twin { get; private set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public IEnumerable<SelectListItem> Campaigns { get; private set; } = [];

    public IEnumerable<SelectListItem> Policies => Enum.GetNames<ImportPolicy>().Select(policy => new SelectListItem(words.Policy(policy), policy));

    public IEnumerable<SelectListItem> Bases => ConsentBasis.All.Select(basis => new SelectListItem(words.Basis(basis), basis));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        if (!import.IsOpen)
        {
            return RedirectToPage("Show", new { id, handler = "" });
        }

        await Load(import, cancel);
        if (Sample is { Problem: null } sample)
        {
            var options = await plan.Options(id, cancel);
            if (options.Columns is null)
            {
                // Whoever was in the file has entered already; to enter again they are to be asked for.
                options = await plan.Remembered(new(sample.Header), cancel) ?? options;
                options = options with { Again = false, Enroll = options.Enroll && Twin is null };
            }

            Form = ColumnsForm.Of(options.Columns ?? sample.Guess, options);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRehearseAsync(Guid id, CancellationToken cancel)
    {
        if (await Refused(id, cancel) is { } refusal)
        {
            return refusal;
        }

        await sending.Import(id, import => import.Rehearse());
        return RedirectToPage("Show", new { id, handler = "" });
    }

    public async Task<IActionResult> OnPostRunAsync(Guid id, CancellationToken cancel)
    {
        if (await Refused(id, cancel) is { } refusal)
        {
            return refusal;
        }

        TempData.Say(texts[await sending.IsImportStarted(id) ? "Upload.Started" : "Upload.Kept", Import.FileName]);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    // Null when what was chosen is written down and it may go on.
    private async Task<IActionResult?> Refused(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } import)
        {
            return NotFound();
        }

        await Load(import, cancel);
        if (Sample is not { Problem: null } sample)
        {
            return Page();
        }

        if (!ModelState.Check(Form, sample.Header, texts))
        {
            return Page();
        }

        return await plan.Save(id, Form.ToOptions(), new(sample.Header), cancel) ? null : RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task Load(ImportRow import, CancellationToken cancel)
    {
        Import = import;
        Twin = await plan.Twin(import.Id, cancel);
        Campaigns = (await list.AllCampaigns(cancel)).Select(campaign => new SelectListItem(campaign.Name, campaign.Id.ToString())).ToList();
        try
        {
            Sample = await sending.Import(import.Id, grain => grain.Look());
        }
        catch (SendingAwayException)
        {
            return;
        }

        Choices = Sample is null ? [] : [.. Sample.Header.Select((name, at) => new SelectListItem(Named(Sample, name, at), $"{at}"))];
    }

    private string Named(ImportSample sample, string name, int at)
    {
        var title = name.Length > 0 ? name : texts["Columns.Unnamed", at + 1].Value;
        return sample.Rows.Select(row => row[at]).FirstOrDefault(cell => cell.Length > 0) is { } example ? $"{title} · {PhoneText.Within(example, User)}" : title;
    }
}
