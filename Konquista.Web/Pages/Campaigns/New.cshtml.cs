using System.ComponentModel.DataAnnotations;
using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Campaigns;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Campaigns;

[Allows(Permission.Campaigns)]
internal sealed class NewModel(SendingSystem sending, CampaignWords words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NewCampaign Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var id = Guid.CreateVersion7();
            var draft = new CampaignDraft { Name = Form.Name.Trim(), Definition = new() { Steps = [] } };
            if (await sending.Campaign(id, campaign => campaign.Save(draft, 0, this.Actor())) is not CampaignSave.Refused refused)
            {
                return RedirectToPage("Edit", new { id, handler = "" });
            }

            ModelState.AddModelError("Form.Name", words.Problem(refused.Problems[0]));
        }
        catch (SendingAwayException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            ModelState.AddModelError("", texts["Sending.Away"]);
        }

        return Page();
    }

    internal sealed class NewCampaign
    {
        [Required, StringLength(CampaignRules.LongestName)]
        public string Name { get; set; } = "";
    }
}
