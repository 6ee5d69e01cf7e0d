using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>A file as a program hands it in.</summary>
[Description("A file as text. A call as a whole has at most 1 MiB; larger files are uploaded on the site.")]
internal sealed record ImportInput
{
    [Description("What its lines are.")]
    public ImportKind Kind { get; init; } = ImportKind.Leads;

    [Required, StringLength(200), RegularExpression(@"[^/\\]+", MatchTimeoutInMilliseconds = 1000)]
    [Description("The name under which it is listed; at most 200 characters, no slashes.")]
    public required string FileName { get; init; }

    [Required]
    [Description("Lines of CSV, the first with the names of the columns. Give it as a variable.")]
    public required string Content { get; init; }
}
