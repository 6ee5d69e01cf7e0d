using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.LandingPages;

[Allows(Permission.LandingPages)]
internal sealed class NewModel(LandingPageBook book) : PageModel
{
    [BindProperty]
    public NewLandingPage Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Theme.Find(Form.Theme) is not { } theme)
        {
            return Page();
        }

        var id = await book.Begin(new() { Name = Form.Name, Content = theme.Begin() }, this.Actor().Name, cancel);
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
