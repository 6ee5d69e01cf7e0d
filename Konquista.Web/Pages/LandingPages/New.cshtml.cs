using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.LandingPages;

[Allows(Permission.LandingPages)]
internal sealed class NewModel(LandingPageBook book) : PageModel
{
    private const int MostTries = 3;

    [BindProperty]
    public NewLandingPage Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Theme.Find(Form.Theme) is not { } theme)
        {
            return Page();
        }

        var id = Guid.CreateVersion7();
        var page = new LandingPageForm { Name = Form.Name, Slug = Slug.Of(Form.Name), Content = theme.Begin() };
        for (var tries = 0; await book.Begin(id, page, this.Actor().Name, cancel) != LandingPageSaved.Yes && tries < MostTries; tries++)
        {
            page.Slug = await book.FreeLike(Slug.Of(Form.Name), cancel);
        }

        return Redirect($"/landing-pages/{id}/edit");
    }

    internal sealed class NewLandingPage
    {
        [Required, StringLength(LandingPageForm.LongestName)]
        public string Name { get; set; } = "";

        [Required]
        public string Theme { get; set; } = "serena";
    }
}
