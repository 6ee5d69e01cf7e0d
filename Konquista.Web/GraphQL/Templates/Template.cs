using System.ComponentModel;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>The text and media a message is made from, as the schema shows it.</summary>
[May(Permission.See)]
[Description("The text and media a message is made from, with variants (modelo).")]
internal sealed record Template
{
    public const string Columns = """
        t.id, t.name, t.kind as storedkind, encode(t.media_hash, 'hex') as mediahash, t.cloud_name as cloudname, t.cloud_language as cloudlanguage,
          t.cloud_variables as cloudvariables, t.updated_at as updatedat, t.version,
          array(select v.body from template_variants v where v.template_id = t.id order by v.no) as variants
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public required string StoredKind { get; init; }

    [Description("As people call it.")]
    public required string Name { get; init; }

    [Description("What it is.")]
    public TemplateKind Kind => Word.Of<TemplateKind>(StoredKind);

    [Description("The texts, of which each person gets one. [nome] stands for the first name.")]
    public string[] Variants { get; init; } = [];

    [Description("The file that goes with it, by its SHA-256.")]
    public string? MediaHash { get; init; }

    [Description("The name under which Meta approved it.")]
    public string? CloudName { get; init; }

    [Description("The language in which Meta approved it, such as pt_BR.")]
    public string? CloudLanguage { get; init; }

    [Description("What is filled in where the approved text has variables, in their order.")]
    public string[] CloudVariables { get; init; } = [];

    [Description("When it was last changed.")]
    public DateTime UpdatedAt { get; init; }

    [Description("Counts the changes; give it with saveTemplate.")]
    public int Version { get; init; }
}

/// <summary>What a template is.</summary>
[Description("What a template is.")]
internal enum TemplateKind
{
    [Description("Text.")]
    Text,

    [Description("A file with text.")]
    Media,

    [Description("A text approved by Meta.")]
    CloudTemplate,
}
