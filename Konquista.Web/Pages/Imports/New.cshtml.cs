using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Imports;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Imports;

[RequestSizeLimit(Upload.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Upload.MostBytes)]
[Allows(Permission.Import)]
internal sealed class NewModel(Upload upload, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NewFile Form { get; set; } = new();

    public string? Problem { get; private set; }

    public void OnGet(string? kind) => Form.Kind = kind is "appointments" or "suppressions" ? kind : Form.Kind;

    public IActionResult OnGetTemplate() => TemplateFile.Of(key => texts[key]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Form.File is not { Length: > 0 } file)
        {
            Problem = texts["Upload.NoFile"];
            return Page();
        }

        try
        {
            await using var content = file.OpenReadStream();
            var id = await upload.Take(content, new(Form.Kind, Path.GetFileName(file.FileName), User.Identity!.Name!), cancel);
            return RedirectToPage("Columns", new { id, handler = "" });
        }
        catch (SpreadsheetProblem problem)
        {
            Problem = words.Problem(problem.Code);
            return Page();
        }
    }

    internal sealed class NewFile
    {
        public IFormFile? File { get; set; }

        [RegularExpression("leads|appointments|suppressions", MatchTimeoutInMilliseconds = 1000)]
        public string Kind { get; set; } = "leads";
    }
}
