using System.ComponentModel.DataAnnotations;
using Konquista.Imports;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Imports;

[RequestSizeLimit(Upload.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Upload.MostBytes)]
[Allows(Permission.Import)]
internal sealed class NewModel(Upload upload, ImportList list, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NewFile Form { get; set; } = new();

    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Campaigns = await list.AllCampaigns(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Form.File is not { Length: > 0 })
        {
            Campaigns = await list.AllCampaigns(cancel);
            Problem = texts[Form.File is { Length: > 0 } ? "Upload.Invalid" : "Upload.NoFile"];
            return Page();
        }

        await using var content = Form.File.OpenReadStream();
        var id = await upload.Take(content, Form.ToNewImport(User.Identity!.Name!), cancel);
        TempData.Say(texts[await sending.IsImportStarted(id) ? "Upload.Started" : "Upload.Kept", Form.File.FileName]);
        return RedirectToPage("Show", new { id });
    }

    internal sealed class NewFile
    {
        public IFormFile? File { get; set; }

        [RegularExpression("leads|appointments", MatchTimeoutInMilliseconds = 1000)]
        public string Kind { get; set; } = "leads";

        public bool Enroll { get; set; } = true;

        [Range(1, 1_000_000)]
        public int? PerDay { get; set; }

        public Guid? CampaignId { get; set; }

        public bool Again { get; set; }

        public NewImport ToNewImport(string by) => new(
            Kind,
            Path.GetFileName(File!.FileName),
            new ImportOptions { Enroll = Enroll, PerDay = PerDay, CampaignId = CampaignId, Again = Again },
            by);
    }
}
