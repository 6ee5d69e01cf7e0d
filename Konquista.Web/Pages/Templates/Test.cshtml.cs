using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Media;
using Konquista.Web.Templates;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Templates;

[Allows(Permission.Templates)]
internal sealed class TestModel(
    TemplateList list, TestLines lines, TestSend test, MediaBook media, UserManager<User> users, IStringLocalizer<Texts> texts) : PageModel
{
    private const string NumberField = "Form.Number";

    [BindProperty]
    public TestForm Form { get; set; } = new();

    public TemplateDetails Template { get; private set; } = null!;

    public IReadOnlyList<TestLine> Lines { get; private set; } = [];

    public MediaFile? Attached { get; private set; }

    /// <summary>A lead has the number that was typed.</summary>
    public bool IsKnown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var line = Lines.FirstOrDefault(line => line.Id == Form.PhoneId);
        if (line is null && Form.PhoneId is not null)
        {
            ModelState.AddModelError("Form.PhoneId", texts["Input.Wrong"]);
        }

        if (!ModelState.IsValid || line is null || Form.Variant > Template.Variants.Length)
        {
            return Page();
        }

        var said = await test.Try(new(Template, Form, line, await Name(), this.Actor()), cancel);
        if (said.IsMistake)
        {
            IsKnown = said.Key == "Templates.TestNumberKnown";
            ModelState.AddModelError(said.Key.StartsWith("Templates.TestNumber", StringComparison.Ordinal) ? NumberField : "", texts[said.Key, said.Arguments]);
            return Page();
        }

        TempData.Say(texts[said.Key, said.Arguments]);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } template)
        {
            return false;
        }

        (Template, Lines) = (template, await lines.All(User.OnlyStore(), cancel));
        Attached = template.Kind == TemplateKind.Media ? await media.Find(template.MediaHex, cancel) : null;
        return true;
    }

    private async Task<string> Name()
    {
        var user = await users.GetUserAsync(User);
        return string.IsNullOrWhiteSpace(user?.Name) ? (user?.Email ?? "").Split('@')[0] : user.Name;
    }
}
