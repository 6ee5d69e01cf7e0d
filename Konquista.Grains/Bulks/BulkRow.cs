using Konquista.Leads;

namespace Konquista.Bulks;

/// <summary>Work on many leads as its row tells: what is to be done, for whom it is done, and how many leads are behind.</summary>
internal sealed record BulkRow(Guid Id, string Action, string? Argument, string State, int Done, string By, DateTimeOffset StartedAt)
{
    public bool IsRunning => State == "running";

    /// <summary>Empty unless the work is on tags.</summary>
    public IReadOnlyList<string> Tags => Action is BulkAction.TagAdd or BulkAction.TagRemove ? Leads.Entries.Tags.Parse(Argument) : [];

    /// <summary>The fact that the change of one lead leaves in the feed.</summary>
    public string Fact => Action switch
    {
        BulkAction.Enroll => "enrollment.started",
        BulkAction.Pause => "lead.paused",
        BulkAction.Resume => "lead.resumed",
        BulkAction.Leave => "enrollment.stopped",
        BulkAction.OptOut => "lead.opted_out",
        _ => "lead.edited",
    };

    /// <summary>What to ask each lead for; null when the row does not say it in words that can be understood.</summary>
    public Func<ILeadGrain, Task>? Call => Action switch
    {
        BulkAction.Enroll when Guid.TryParse(Argument, out var campaign) => lead => lead.Enroll(new(campaign, Again: false, NotBefore: null, By)),
        BulkAction.Pause => lead => lead.Note(new(LeadNoteKind.Paused, By)),
        BulkAction.Resume => lead => lead.Note(new(LeadNoteKind.Resumed, By)),
        BulkAction.Leave => lead => lead.Leave(enrollmentId: null, By),
        BulkAction.OptOut => lead => lead.Note(new(LeadNoteKind.OptedOut, By)),
        BulkAction.MoveStore when string.IsNullOrEmpty(Argument) => lead => lead.Move(storeId: null, By),
        BulkAction.MoveStore when Guid.TryParse(Argument, out var store) => lead => lead.Move(store, By),
        _ => null,
    };
}
