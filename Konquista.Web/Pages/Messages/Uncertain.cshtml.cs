using Konquista.Messages;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Live;
using Konquista.Web.Messages;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Messages;

[Allows(Permission.Answer)]
internal sealed class UncertainModel(UncertainList list, SendingSystem sending, StandingReading standing, IStringLocalizer<Texts> texts)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Phone { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Hours { get; set; }

    public IReadOnlyList<NamedChoice> Phones { get; private set; } = [];

    /// <summary>What is asked before many are settled at once; null where nothing is.</summary>
    public UncertainChoice? Asked { get; private set; }

    public bool IsFiltered => !Filter.IsEmpty;

    public Pager<UncertainMessage> Messages { get; private set; } = new([], HasMore: false);

    public string? NextAfter => Messages.Rows is [.., { ClaimedAt: { } at } last] ? Cursor.Write(at, last.Id) : null;

    private UncertainFilter Filter => new() { Phone = Phone, Hours = Hours is > 0 and < 1000 ? Hours : null };

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        var place = Cursor.Read(after);
        Messages = Pager<UncertainMessage>.Of(await list.Page(Filter, User.OnlyStore(), place?.At, place?.Id, cancel), UncertainList.PageSize);
        Phones = await list.Phones(User.OnlyStore(), cancel);
    }

    /// <summary>One row by its own button (id:settlement), or all that are ticked by a button below, once it was said how many they are.</summary>
    public async Task<IActionResult> OnPostAsync(string? one, string? all, bool sure, Guid[] chosen, CancellationToken cancel)
    {
        var (ids, word) = one?.Split(':') is [var id, var said] && Guid.TryParse(id, out var row) ? ([row], said) : (chosen, all);
        if (!Enum.TryParse<Settlement>(word, out var settlement) || !Enum.IsDefined(settlement))
        {
            return BadRequest();
        }

        var owners = await list.LeadsOf(ids, User.OnlyStore(), cancel);
        if (one is null && !sure && owners.Count > 0)
        {
            Asked = new(settlement, [.. owners.Select(owner => owner.Id)]);
            return Page();
        }

        var settled = 0;
        foreach (var message in owners)
        {
            settled += await sending.Lead(message.LeadId, lead => lead.Settle(message.Id, settlement, User.Identity!.Name!)) ? 1 : 0;
        }

        standing.Forget();
        TempData.Tell(settled > 0 ? texts["Uncertain.Settled", settled] : texts[ids.Length == 0 ? "Uncertain.NoneChosen" : "Uncertain.SettledNone"], settled > 0);
        return RedirectToPage(new { phone = Phone, hours = Hours });
    }
}

/// <summary>Many messages that are about to be settled alike.</summary>
internal sealed record UncertainChoice(Settlement Settlement, IReadOnlyList<Guid> Ids);
