using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Phones;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Phones;

[Allows(Permission.See)]
internal sealed class ErrorsModel(PhoneList list, PhoneErrors errors) : PageModel
{
    public PhoneRow Phone { get; private set; } = null!;

    public string Error { get; private set; } = "";

    public Pager<FailedTry> Tries { get; private set; } = new([], HasMore: false);

    public string? NextAfter => Tries.Rows is [.., var last] ? Cursor.Write(last.ClaimedAt, last.MessageId) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, string? error, string? after, CancellationToken cancel)
    {
        if (await list.Find(id, User.OnlyStore(), cancel) is not { } phone)
        {
            return NotFound();
        }

        var place = Cursor.Read(after);
        (Phone, Error) = (phone, error ?? "");
        Tries = Pager<FailedTry>.Of(await errors.Page(id, Error, place?.At, place?.Id, cancel), PhoneErrors.PageSize);
        return Page();
    }
}
