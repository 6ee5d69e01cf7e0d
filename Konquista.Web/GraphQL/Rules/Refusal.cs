using GraphQL;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>The errors that callers can do something about: each has a code for programs and a sentence for people.</summary>
internal static class Refusal
{
    /// <summary>An argument that cannot be used.</summary>
    public static ExecutionError BadInput(string sentence) => new(sentence) { Code = "BAD_INPUT" };

    /// <summary>A document that asks for more than one request may.</summary>
    public static ExecutionError TooMuch(string sentence) => new(sentence) { Code = "TOO_MUCH" };

    public static ExecutionError Timeout(int seconds) => new($"Not answered within {seconds} seconds: ask for less.") { Code = "TIMEOUT" };

    public static ExecutionError RateLimited() => new(ApiLimits.Sentence) { Code = "RATE_LIMITED" };

    public static ExecutionError Untrusted() => new("Only trusted documents are taken here.") { Code = "UNTRUSTED_DOCUMENT" };

    public static ExecutionError UnknownDocument() => new("There is no trusted document with this id.") { Code = "UNKNOWN_DOCUMENT" };

    public static ExecutionError CursorExpired() =>
        new("This cursor is of an earlier life of the database: read what you need anew, then subscribe without a cursor.") { Code = "CURSOR_EXPIRED" };
}
