using Konquista.Settings;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Sending;
using Konquista.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Settings;

[Allows(Permission.Settings)]
internal sealed class IndexModel(SettingList list, SendingSystem sending, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public SettingForm Form { get; set; } = new();

    public KeptTooLong Old { get; private set; } = new(0, 0, 0, 0, default);

    /// <summary>Leads that what was typed would erase, before it is saved.</summary>
    public long Doomed { get; private set; }

    public Conflict? Conflict { get; private set; }

    public DateOnly Today => LocalTime.Day(Old.Now);

    private SettingValues Stored { get; set; } = new();

    public string Seen(SettingSection section) => SettingJson.Write(Stored.Only(section));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        Form.Fill(Stored, typed: null);
    }

    public Task<IActionResult> OnPostPeopleAsync(CancellationToken cancel) => Save(SettingSection.People, cancel);

    public Task<IActionResult> OnPostCampaignsAsync(CancellationToken cancel) => Save(SettingSection.Campaigns, cancel);

    public Task<IActionResult> OnPostClosedAsync(CancellationToken cancel) => Save(SettingSection.Closed, cancel);

    /// <summary>Leads go only after it was said how many.</summary>
    public async Task<IActionResult> OnPostKeptAsync(CancellationToken cancel)
    {
        if (!Form.Sure)
        {
            await Load(cancel);
            Doomed = await list.Doomed(Form.LeadDays, Stored, cancel);
            if (Doomed > 0)
            {
                Form.Fill(Stored, SettingSection.Kept);
                return Page();
            }
        }

        return await Save(SettingSection.Kept, cancel);
    }

    private async Task<IActionResult> Save(SettingSection section, CancellationToken cancel)
    {
        await Load(cancel);
        var saved = ModelState.Check(Form, section, texts) ? await Save(Form.Values().Only(section)) : null;
        if (saved == SettingsSaved.Yes)
        {
            TempData.Say(texts["Settings.Saved"]);
            return RedirectToPage("Index", new { handler = "" });
        }

        if (saved == SettingsSaved.Stale)
        {
            await Load(cancel);
            Conflict = Form.Values().Only(section).Against(Stored, words, texts);
        }
        else if (saved == SettingsSaved.Refused)
        {
            ModelState.AddModelError("", texts["Input.NotSaved"]);
        }

        Form.Fill(Stored, section);
        return Page();
    }

    /// <summary>Null, and the page says so and keeps what was typed, when no silo answers.</summary>
    private async Task<SettingsSaved?> Save(SettingValues values)
    {
        try
        {
            return await sending.Settings(settings => settings.Save(values, SettingJson.Read(Form.Seen), this.Actor()));
        }
        catch (SendingAwayException)
        {
            ModelState.AddModelError("", texts["Sending.Away"]);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return null;
        }
    }

    private async Task Load(CancellationToken cancel) => (Stored, Old) = (await list.Read(cancel), await list.Old(cancel));
}
