using Konquista.Web.Accounts;
using Konquista.Web.Messages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Messages;

[Allows(Permission.See)]
internal sealed class ShowModel(MessageFile file) : PageModel
{
    public MessageDetails Message { get; private set; } = null!;

    public IReadOnlyList<MessageTry> Tries { get; private set; } = [];

    public IReadOnlyList<StatusNews> Reports { get; private set; } = [];

    /// <summary>What was sent, or else what stands to be.</summary>
    public string? Text => Tries is [var last, ..] ? last.Body : Message.Body;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } message)
        {
            return NotFound();
        }

        Message = message;
        (Tries, Reports) = await file.Read(message, this.May(Permission.Audit), cancel);
        return Page();
    }
}
