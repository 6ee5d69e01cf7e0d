using System.Text.RegularExpressions;
using System.Xml.Linq;
using Konquista.Bulks;
using Konquista.Campaigns;
using Konquista.Leads;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.Settings;
using Konquista.Templates;
using Konquista.Web.Accounts;
using Konquista.Web.Audit;
using Konquista.Web.Imports;
using Konquista.Web.LandingPages;
using Konquista.Web.Languages;
using Konquista.Web.Leads;

namespace Konquista.Web;

/// <summary>Both languages say everything the site says, and nothing that it does not.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Families =
    [
        "State", "LeadState", "PhoneState", "ImportState", "Source", "Entry", "Verdict", "Reason", "Fact", "Refusal", "Problem",
        "Said", "Steps", "Bulk", "Passage", "CampaignState", "CampaignProblem", "CampaignRefusal", "CampaignRemoval",
        "ConditionFact", "Engagement", "TextProblem", "WriteRefusal", "WriteWait", "Inbound", "Role", "RoleFor", "MailState", "Permission", "PermissionMeans", "Field",
        "Provider", "Purpose", "MessageKind", "AppointmentStatus", "FactFamily", "Setting", "Basis", "Suppression", "Block", "BlockItem",
        "PageProblem", "PageState", "Theme", "Learnt", "Suggestion", "Delimiter", "Encoding", "ImportVerdict", "Policy", "UndoReason", "Undone", "Take", "BulkMeans", "Rehearsed", "ImportTile",
        "ReadyQuery", "ApiAddress", "WebhookState", "WebhookWhy", "WebhookTrouble", "WebhookProblem", "DeliveryState",
    ];

    private static readonly Dictionary<string, string> Portuguese = Read("pt-BR");
    private static readonly Dictionary<string, string> English = Read("en");

    [Fact]
    public void Both_languages_have_the_same_keys() => English.Keys.Order().ShouldBe(Portuguese.Keys.Order());

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        var different = Portuguese.Where(text => Places(text.Value) != Places(English[text.Key])).Select(text => text.Key);
        different.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_is_used_exists() => Used().Where(key => !Portuguese.ContainsKey(key)).ShouldBeEmpty();

    [Fact]
    public void Every_text_that_exists_is_used()
    {
        var used = Used();
        Portuguese.Keys.Where(key => !used.Contains(Many(key)) && !Families.Contains(key.Split('.')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void Words_that_are_stored_have_texts()
    {
        var words = Enum.GetNames<MessageState>().Select(name => $"State.{Snake(name)}")
            .Concat(Enum.GetNames<Entry>().Select(name => $"Entry.{Snake(name)}"))
            .Concat(Enum.GetNames<PhoneRefusal>().Where(name => name != nameof(PhoneRefusal.None)).Select(name => $"Refusal.{Snake(name)}"))
            .Concat(Enum.GetNames<RenderRefusal>().Where(name => name != nameof(RenderRefusal.None)).Select(name => $"Reason.text_{Snake(name)}"))
            .Concat(Enum.GetNames<LeadNoteKind>().Select(name => $"Said.{name}"))
            .Concat(Enum.GetNames<Konquista.Imports.ImportPolicy>().Select(name => $"Policy.{name}"))
            .Concat(ConsentBasis.All.Select(basis => $"Basis.{basis}"))
            .Concat(RehearsedList.Verdicts.Select(verdict => $"ImportVerdict.{verdict}"))
            .Concat(BulkAction.All.SelectMany(action => new[] { $"Bulk.{action}", $"BulkMeans.{action}" }))
            .Concat(Enum.GetNames<CampaignState>().Select(name => $"CampaignState.{Snake(name)}"))
            .Concat(Enum.GetNames<CampaignProblemKind>().Select(name => $"CampaignProblem.{name}"))
            .Concat(Enum.GetNames<ChangeRefusal>().Select(name => $"CampaignRefusal.{name}"))
            .Concat(Enum.GetNames<CampaignRemoval>().Select(name => $"CampaignRemoval.{name}"))
            .Concat(Enum.GetNames<Konquista.Campaigns.Fact>().Select(name => $"ConditionFact.{name}"))
            .Concat(Engagement.All.Select(word => $"Engagement.{word}"))
            .Concat(Enum.GetNames<TemplateProblemKind>().Select(name => $"TextProblem.{name}"))
            .Concat(Enum.GetNames<WriteRefusal>().Select(name => $"WriteRefusal.{name}"))
            .Concat(Enum.GetNames<WriteWait>().Select(name => $"WriteWait.{name}"))
            .Concat(Role.Table.SelectMany(role => new[] { $"Role.{role}", $"RoleFor.{role}" }))
            .Concat(Enum.GetNames<Permission>().SelectMany(name => new[] { $"Permission.{name}", $"PermissionMeans.{name}" }))
            .Concat(AuditFilter.Kinds.Select(kind => $"FactFamily.{kind}"))
            .Concat(Setting.All.Select(setting => $"Setting.{setting.Key}"))
            .Concat(BlockKind.All.Select(kind => $"Block.{kind.Word}"))
            .Concat(BlockKind.All.Where(kind => kind.Item).SelectMany(kind => new[] { "", ".Title", ".Add" }.Select(part => $"BlockItem.{kind.Word}{part}")))
            .Concat(Enum.GetNames<PageProblemKind>().Select(name => $"PageProblem.{name}"))
            .Concat(Theme.All.SelectMany(theme => new[] { $"Theme.{theme.Key}", $"Theme.{theme.Key}.For" }))
            .Concat(OfImports())
            .Concat(LeadList.States.Select(state => $"LeadState.{state}"));
        words.Where(word => !Portuguese.ContainsKey(word)).ShouldBeEmpty();
    }

    private static IEnumerable<string> OfImports() =>
        ((string[])["leads", "appointments", "suppressions"])
            .SelectMany(kind => new[] { "Removes", "Removed", "Help", "Button" }.Select(word => $"Undone.{kind}.{word}").Append($"Take.{kind}"))
            .Concat(((string[])["appointments", "suppressions"])
                .SelectMany(kind => new[] { "new", "updated", "known" }.Select(verdict => $"Rehearsed.{kind}.{verdict}")));

    private static string Many(string key) => key.EndsWith(CountedTexts.One, StringComparison.Ordinal) ? key[..^CountedTexts.One.Length] : key;

    private static HashSet<string> Used()
    {
        var folder = SourceFolder();
        return Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => Quoted().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .Where(key => Portuguese.Keys.Any(known => known.StartsWith(key.Split('.')[0] + ".", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Load(Path.Combine(SourceFolder(), "Resources", $"Texts.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Konquista.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "Konquista.Web");
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Snake(string name) => string.Concat(name.Select((letter, at) =>
        char.IsUpper(letter) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    [GeneratedRegex("\"(?<key>[A-Z][A-Za-z]+\\.[A-Za-z0-9.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\{\\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
