using Konquista.Imports.Files;
using Konquista.Leads;

namespace Konquista.Imports;

/// <summary>What became of one line. The words are those of the table import_lines.</summary>
internal sealed record ImportVerdict(int Line, string Verdict, Guid? LeadId, string? Reason = null, string? Given = null)
{
    public const string New = "new";
    public const string Updated = "updated";
    public const string Known = "known";
    public const string Repeated = "repeated";
    public const string Refused = "refused";

    public static ImportVerdict Refuse(ImportLine line, string reason) => new(line.Line, Refused, LeadId: null, reason, line.Given);

    /// <summary>Somebody whom nobody may write to: what the line says of them is not kept.</summary>
    public static ImportVerdict Suppress(int line, string reason) => new(line, Refused, LeadId: null, reason);

    /// <summary>Somebody who is in, with the reason if they entered no campaign.</summary>
    public static ImportVerdict Of(int line, string verdict, Guid leadId, Entry entry) =>
        new(line, verdict, leadId, entry is Entry.Enrolled ? null : Words.Of(entry));
}
