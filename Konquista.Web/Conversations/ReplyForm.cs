using System.ComponentModel.DataAnnotations;
using Konquista.Templates;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Conversations;

/// <summary>What is typed about a ready reply, and what is wrong with it.</summary>
public sealed class ReplyForm
{
    /// <summary>Without the stroke by which it is called.</summary>
    [Required, RegularExpression("^/?[a-z0-9_-]{1,32}$", MatchTimeoutInMilliseconds = 1000, ErrorMessage = "Replies.WrongShortcut")]
    public string Shortcut { get; set; } = "";

    [Required, StringLength(MessageText.Longest)]
    public string Body { get; set; } = "";

    /// <summary>Null for all stores.</summary>
    public Guid? StoreId { get; set; }

    /// <summary>0 for a reply that is new.</summary>
    public int Version { get; set; }

    internal string Word => Shortcut.TrimStart('/');

    private string Words => Body.ReplaceLineEndings("\n").Trim();

    internal static ReplyForm Of(Reply reply) =>
        new() { Shortcut = reply.Shortcut, Body = reply.Body, StoreId = reply.StoreId, Version = reply.Version };

    /// <summary>True when what was typed may be saved by somebody of this store.</summary>
    internal bool Check(ModelStateDictionary state, IReadOnlyList<StoreChoice> stores, Guid? only, IStringLocalizer<Texts> texts)
    {
        if (StoreId is null ? only is not null : stores.All(store => store.Id != StoreId))
        {
            state.AddModelError("Form.StoreId", texts["Replies.OwnStore"]);
        }

        if (state.IsValid && MessageText.Validate(Words) is [var problem, ..])
        {
            state.AddModelError("Form.Body", problem.Kind == TemplateProblemKind.UnknownVariable
                ? texts["Replies.UnknownField", problem.Piece]
                : texts["Replies.WrongSigns", problem.Piece]);
        }

        return state.IsValid;
    }

    internal static void Explain(ModelStateDictionary state, ReplySaved? saved, IStringLocalizer<Texts> texts)
    {
        if (saved is ReplySaved.ShortcutTaken)
        {
            state.AddModelError("Form.Shortcut", texts["Replies.ShortcutTaken"]);
        }
        else if (saved is ReplySaved.Stale)
        {
            state.AddModelError("", texts["Replies.Stale"]);
        }
    }

    internal Conflict Against(Reply reply, IStringLocalizer<Texts> texts) => Conflict.Of(
        new(texts["Replies.Shortcut"], reply.Shortcut, Word),
        new(texts["Replies.Body"], reply.Body, Words));

    internal object Values(Guid id, string by) => new { id, shortcut = Word, body = Words, store = StoreId, version = Version, by };
}
