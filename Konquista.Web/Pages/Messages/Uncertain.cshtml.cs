using Konquista.Web.Accounts;
using Konquista.Messages;
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
    public Pager<UncertainMessage> Messages { get; private set; } = new([], HasMore: false);

    public string? NextAfter => Messages.Rows is [.., { ClaimedAt: { } at } last] ? Cursor.Write(at, last.Id) : null;

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        var place = Cursor.Read(after);
        Messages = Pager<UncertainMessage>.Of(await list.Page(User.OnlyStore(), place?.At, place?.Id, cancel), UncertainList.PageSize);
    }

    /// <summary>One row by its own button (id:settlement), or all that are ticked by a button below.</summary>
    public async Task<IActionResult> OnPostAsync(string? one, string? all, Guid[] chosen, CancellationToken cancel)
    {
        var (ids, word) = one?.Split(':') is [var id, var said] && Guid.TryParse(id, out var row) ? ([row], said) : (chosen, all);
        if (!Enum.TryParse<Settlement>(word, out var settlement) || !Enum.IsDefined(settlement))
        {
            return BadRequest();
        }

        var settled = 0;
        foreach (var message in await list.LeadsOf(ids, User.OnlyStore(), cancel))
        {
            settled += await sending.Lead(message.LeadId, lead => lead.Settle(message.Id, settlement, User.Identity!.Name!)) ? 1 : 0;
        }

        standing.Forget();
        TempData.Say(settled == 0 ? texts["Uncertain.SettledNone"] : texts["Uncertain.Settled", settled]);
        return RedirectToPage();
    }
}
