using System.Globalization;
using Konquista.Web.Kit;
using StableHash = Konquista.Templates.StableHash;

namespace Konquista.Web.Conversations;

/// <summary>One entry of a conversation: a message of ours, one of theirs, or a fact that bears on it.</summary>
internal sealed record ThreadEntry
{
    public DateTime At { get; init; }

    public Guid Id { get; init; }

    public required string Source { get; init; }

    /// <summary>The kind of the message or of the fact.</summary>
    public required string Word { get; init; }

    public string? State { get; init; }

    public string? Text { get; init; }

    public string? Reason { get; init; }

    public string? Actor { get; init; }

    /// <summary>The day of its step, and which of that day.</summary>
    public int[]? Place { get; init; }

    public string? Campaign { get; init; }

    /// <summary>For when somebody was booked.</summary>
    public DateTime? VisitAt { get; init; }

    /// <summary>The name of the lead it was said to, where that was merged into this one.</summary>
    public string? Other { get; init; }

    /// <summary>The hash under which the file of its template is found.</summary>
    public string? Media { get; init; }

    public string? MediaType { get; init; }

    public bool IsFact => Source == "fact";

    public bool IsTheirs => Source == "inbound";

    public bool IsPicture => MediaType?.StartsWith("image/", StringComparison.Ordinal) == true && MediaType != "image/svg+xml";
}

/// <summary>A stretch of a conversation, the oldest first, and whether something stands before it.</summary>
internal sealed record ThreadPart(IReadOnlyList<ThreadEntry> Entries, bool HasOlder)
{
    public string? First => Entries is [var first, ..] ? Cursor.Write(first.At, first.Id) : null;

    /// <summary>Changes when anything that is shown does: a page that has the same shows nothing new.</summary>
    public string Mark => StableHash.Of([.. Entries.Select(entry => $"{entry.Id:N}{entry.State}{entry.At.Ticks}")])
        .ToString("x", CultureInfo.InvariantCulture);
}
