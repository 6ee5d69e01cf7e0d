using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

/// <summary>A page begun from a theme whose examples somebody has replaced by words of their own.</summary>
internal static class OwnWords
{
    public const string Answer = "Respondemos nós mesmos.";

    public static PageContent Of(string theme)
    {
        var content = Theme.Find(theme)!.Begin();
        foreach (var item in content.Blocks.Where(block => block.Kind is BlockKind.Testimonials or BlockKind.Questions).SelectMany(block => block.Items))
        {
            item.Text = Answer;
        }

        return content;
    }
}
