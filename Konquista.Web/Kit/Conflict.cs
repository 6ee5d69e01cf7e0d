namespace Konquista.Web.Kit;

/// <summary>What somebody else saved while a form was open: field by field, theirs and what is typed here. Shown by the partial _Conflict.</summary>
internal sealed record Conflict(IReadOnlyList<ConflictLine> Lines)
{
    /// <summary>Keeps the fields that differ.</summary>
    public static Conflict Of(params ReadOnlySpan<ConflictLine> fields) =>
        new([.. fields.ToArray().Where(field => field.Theirs != field.Yours)]);
}

/// <summary>One field of a form that two people changed.</summary>
internal sealed record ConflictLine(string Label, string Theirs, string Yours);
