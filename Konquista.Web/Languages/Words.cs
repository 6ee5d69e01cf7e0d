using Konquista.Leads;
using Konquista.Web.Accounts;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Languages;

/// <summary>Turns the words that are stored (states, reasons, kinds of facts) into the reader's language; an unknown word is shown as it is.</summary>
internal sealed class Words(IStringLocalizer<Texts> texts)
{
    private const string HttpStatus = "http_";

    public string State(string state) => Of("State", state);

    public string LeadState(string state) => Of("LeadState", state);

    /// <summary>
    /// A reason of the planner or a gateway; a capture gives its entry as the reason, a gateway perhaps "http_" and a status, or
    /// the number that WhatsApp gives its error.
    /// </summary>
    public string Reason(string reason)
    {
        var found = reason.StartsWith(HttpStatus, StringComparison.Ordinal) ? texts["Reason.http", reason[HttpStatus.Length..]]
            : reason.All(char.IsAsciiDigit) ? texts["Reason.code", reason]
            : texts[$"Reason.{reason}"];
        return found.ResourceNotFound ? Of("Entry", reason) : found.Value;
    }

    /// <summary>A length of time in its largest unit that fits; a dash when there is none.</summary>
    public string Span(double? seconds) => seconds is not { } length ? "–"
        : length < 60 ? texts["Span.Seconds", (int)length]
        : length < 3600 ? texts["Span.Minutes", (int)(length / 60)]
        : length < 86400 ? texts["Span.Hours", (int)(length / 3600)]
        : texts["Span.Days", (int)(length / 86400)];

    public string Fact(string kind) => Of("Fact", kind);

    public string Passage(string state) => Of("Passage", state);

    public string Bulk(string action) => Of("Bulk", action);
    /// <summary>The first word of a kind of fact: what it is about.</summary>
    public string FactFamily(string family) => Of("FactFamily", family);

    /// <summary>The day of a step, and which of that day where it has several; null for a step that is not known.</summary>
    public string? Step(int[]? place) => place switch
    {
        [var day] => texts["Step.Day", day].Value,
        [var day, var no] => texts["Step.OfDay", day, no].Value,
        _ => null,
    };

    public string Verdict(string verdict) => Of("Verdict", verdict);

    public string Source(string source) => Of("Source", source);

    /// <summary>Who did something: a source, or whoever was signed in.</summary>
    public string Actor(string actor) => Of("Source", actor);

    public string Standing(SuppressionStanding standing) => Of("Suppression", standing.ToString());

    /// <summary>What kind of thing somebody sent, when it came without words.</summary>
    public string Inbound(string? kind) => kind is null ? "" : texts[$"Inbound.{kind}"] is { ResourceNotFound: false } known ? known.Value : texts["Inbound.other"].Value;

    public string Entry(string entry) => Of("Entry", entry);

    public string ImportState(string state) => Of("ImportState", state);

    /// <summary>What stands between the columns of a file.</summary>
    public string Delimiter(string character) => Of("Delimiter", character switch { "," => "comma", ";" => "semicolon", "\t" => "tab", _ => character });

    public string ImportVerdict(string verdict) => Of("ImportVerdict", verdict);

    /// <summary>Why somebody whom an import made stays when it is undone.</summary>
    public string UndoReason(string reason) => Of("UndoReason", reason);

    public string Policy(string policy) => Of("Policy", policy);

    /// <summary>Why somebody may be written to.</summary>
    public string Basis(string basis) => Of("Basis", basis);

    public string Encoding(string encoding) => Of("Encoding", encoding);

    public string PhoneState(string state) => Of("PhoneState", state);

    public string MessageKind(string kind) => Of("MessageKind", kind);

    public string AppointmentStatus(string status) => Of("AppointmentStatus", status);

    public string Provider(string provider) => Of("Provider", provider);

    /// <summary>What a number is for.</summary>
    public string Purpose(string purpose) => Of("Purpose", purpose);

    public string CampaignState(string state) => Of("CampaignState", state);

    public string Refusal(string refusal) => Of("Refusal", refusal);

    /// <summary>Where a number was learnt: a source, or a program that met it.</summary>
    public string Learnt(string from) => texts[$"Learnt.{from}"] is { ResourceNotFound: false } known ? known.Value : Source(from);

    /// <summary>Why two leads may be one person.</summary>
    public string Suggestion(string reason) => Of("Suggestion", reason);

    public string Role(string role) => Of("Role", role);

    /// <summary>Whom a role is for, in a sentence.</summary>
    public string RoleFor(string role) => Of("RoleFor", role);

    public string Permission(Permission permission) => Of("Permission", permission.ToString());

    public string PermissionMeans(Permission permission) => Of("PermissionMeans", permission.ToString());

    public string Setting(string key) => Of("Setting", key);

    /// <summary>A field of something that was changed.</summary>
    public string Field(string field) => Of("Field", field);

    /// <summary>A problem of a whole file: a code and perhaps an argument after a colon.</summary>
    public string Problem(string problem)
    {
        var (code, argument) = problem.Split(':', 2) is [var head, var tail] ? (head, tail) : (problem, "");
        var found = texts[$"Problem.{code}", argument];
        return found.ResourceNotFound ? problem : found.Value;
    }

    private string Of(string family, string word)
    {
        var found = texts[$"{family}.{word}"];
        return found.ResourceNotFound ? word : found.Value;
    }
}
