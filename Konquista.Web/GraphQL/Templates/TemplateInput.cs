using System.ComponentModel;
using Konquista.Web.Templates;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>A template as a program writes it.</summary>
[Description("A template to make or to change.")]
internal sealed record TemplateInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("As people call it; at most 80 characters.")]
    public required string Name { get; init; }

    [Description("What it is.")]
    public required TemplateKind Kind { get; init; }

    [Description("The texts, of which each person gets one; at most 8.")]
    public IReadOnlyList<string> Variants { get; init; } = [];

    [Description("The file that goes with it, by the SHA-256 of one that is kept.")]
    public string? MediaHash { get; init; }

    [Description("The name under which Meta approved it.")]
    public string? CloudName { get; init; }

    [Description("The language in which Meta approved it, such as pt_BR.")]
    public string? CloudLanguage { get; init; }

    [Description("What is filled in where the approved text has variables, such as nome.")]
    public IReadOnlyList<string> CloudVariables { get; init; } = [];

    public TemplateForm ToForm() => new()
    {
        Version = Version,
        Name = Name,
        Kind = Word.Stored<TemplateKind>(Kind)!,
        Variants = [.. Variants],
        Media = MediaHash,
        CloudName = CloudName,
        CloudLanguage = CloudLanguage,
        CloudVariables = string.Join(',', CloudVariables),
    };
}
