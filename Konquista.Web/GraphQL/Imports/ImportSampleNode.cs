using System.ComponentModel;
using GraphQL;
using Konquista.Imports;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>How a file is written, as the schema shows it; none of its people.</summary>
[May(Permission.Import)]
[Name("ImportSample")]
[Description("How a file is written; none of its people.")]
internal sealed class ImportSampleNode(ImportSample sample)
{
    [Description("The names of its columns.")]
    public IReadOnlyList<string> Header => sample.Header;

    [Description("What separates them.")]
    public string Delimiter => sample.Delimiter;

    [Description("How its letters are written, such as utf-8.")]
    public string Encoding => sample.Encoding;

    [Description("What the names of the columns suggest.")]
    public ImportColumns Guess => new(sample.Guess);

    [Description("Why it cannot be read at all, in one word.")]
    public string? Problem => sample.Problem;
}
