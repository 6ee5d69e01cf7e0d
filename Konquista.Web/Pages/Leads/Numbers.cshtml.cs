using System.Text.Json;
using Konquista.Leads;
using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.EditLeads)]
internal sealed class NumbersModel(LeadFile file, PersonReading people, SendingSystem sending, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public NumberForm Form { get; set; } = new();

    public LeadHead Lead { get; private set; } = null!;

    public IReadOnlyList<PersonNumber> Numbers { get; private set; } = [];

    /// <summary>Whose the number is that was typed; null too when somebody may not see them.</summary>
    public LeadHead? Owner { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Form.Number = Meant(Form.Number!);
        var wasTheirs = Form.Kind == NumberChangeKind.Add && PhoneNumber.TryParse(Form.Number, out var given, out _)
            && Numbers.Any(number => number.Number == given.E164);
        var outcome = await sending.Lead(id, lead => lead.ChangeNumber(Form.ToChange(this.Actor())));
        if (outcome is NumberOutcome.Done)
        {
            TempData.Say(texts[wasTheirs ? "Numbers.Already" : $"Said.Number{Form.Kind}"]);
            return RedirectToPage("Numbers", new { id });
        }

        Owner = outcome is NumberOutcome.Taken { LeadId: var owner } ? await file.Find(owner, User.OnlyStore(), cancel) : null;
        ModelState.AddModelError(outcome is NumberOutcome.Refused ? "Form.Number" : "", Problem(outcome));
        return Page();
    }

    private string Problem(NumberOutcome outcome) => outcome switch
    {
        NumberOutcome.Refused refused => texts["Numbers.BadPhone", words.Refusal(JsonNamingPolicy.SnakeCaseLower.ConvertName(refused.Reason.ToString()))],
        NumberOutcome.Taken => texts["Numbers.Taken"],
        NumberOutcome.Suppressed => texts["Numbers.Suppressed"],
        NumberOutcome.Needed => texts["Numbers.Needed"],
        _ => texts["Numbers.Unknown"],
    };

    // Who sees the last digits alone names one of the numbers by them; of two that look the same, none is meant.
    private string Meant(string given) =>
        Numbers.Where(number => PhoneText.Show(number.Number, User) == given).Select(number => number.Number).ToList() is [var only] ? only : given;

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var lead = await file.Find(id, User.OnlyStore(), cancel);
        Lead = lead!;
        Numbers = (await people.Read(id, User.OnlyStore(), cancel)).Numbers;
        return lead is { ErasedAt: null, MergedInto: null };
    }
}
