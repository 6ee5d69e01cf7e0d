namespace Konquista.Web.Templates;

/// <summary>What a template is sent as: a text, a file with words under it, or one that Meta has approved.</summary>
internal static class TemplateKind
{
    public const string Text = "text";
    public const string Media = "media";
    public const string CloudTemplate = "cloud_template";

    public static IReadOnlyList<string> All { get; } = [Text, Media, CloudTemplate];

    public static string KeyOf(string kind) => kind switch
    {
        Media => "Templates.KindMedia",
        CloudTemplate => "Templates.KindCloud",
        _ => "Templates.KindText",
    };

    public static string HelpOf(string kind) => kind switch
    {
        Media => "Templates.KindMediaHelp",
        CloudTemplate => "Templates.KindCloudHelp",
        _ => "Templates.KindTextHelp",
    };
}
