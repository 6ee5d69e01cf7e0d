using Konquista.Web.Kit;

namespace Konquista.Web.Imports;

/// <summary>A file to fill in: the columns that an import reads, and a line that shows what belongs into each. Its number is none, so that it is refused.</summary>
internal static class TemplateFile
{
    private static readonly string[] Columns = ["Columns.Name", "Columns.Phone", "Columns.Tags", "Columns.OtherPhone", "Columns.Store", "Columns.Note"];

    public static CsvFile Of(Func<string, string> text) => new("modelo-de-importacao.csv", Columns, (_, _) => Lines(text));

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(Func<string, string> text)
    {
        await Task.CompletedTask;
        yield return [text("Upload.ExampleName"), "(11) 9XXXX-XXXX", "VIP, BOTOX", "", "", text("Upload.ExampleNote")];
    }
}
