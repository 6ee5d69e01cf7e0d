using System.Globalization;

namespace Konquista.Web.Campaigns;

/// <summary>What a button inside the editor does to what is typed, before anything is saved: adds, removes and moves steps and conditions.</summary>
internal static class EditorTurn
{
    private const int Most = 60;
    private const int MostConditions = 10;

    /// <summary>False for a word that is none of these: "step-add", "step-remove:2", "step-up:2", "if-add:2", "if-remove:2:0", "entry-add", "entry-remove:0".</summary>
    public static bool Turn(this CampaignForm form, string? button)
    {
        var pieces = (button ?? "").Split(':');
        var (first, second) = (Number(pieces, 1), Number(pieces, 2));
        return pieces[0] switch
        {
            "check" => true,
            "step-add" => Add(form.Steps, StepForm.New(form.Steps.Count == 0 ? 0 : form.Steps.Max(step => step.Day) + 1), Most),
            "step-remove" => Remove(form.Steps, first),
            "step-up" => Swap(form.Steps, first - 1, first),
            "step-down" => Swap(form.Steps, first, first + 1),
            "if-add" => Add(form.Steps.ElementAtOrDefault(first)?.Conditions, new(), MostConditions),
            "if-remove" => Remove(form.Steps.ElementAtOrDefault(first)?.Conditions, second),
            "entry-add" => Add(form.Entry, new(), MostConditions),
            "entry-remove" => Remove(form.Entry, first),
            _ => false,
        };
    }

    private static bool Add<T>(IList<T>? list, T item, int most)
    {
        if (list?.Count < most)
        {
            list.Add(item);
        }

        return true;
    }

    private static bool Remove<T>(IList<T>? list, int place)
    {
        if (place < list?.Count)
        {
            list.RemoveAt(place);
        }

        return true;
    }

    // Days stay where they are, so that a step that moves takes the day of the one whose place it takes.
    private static bool Swap(IList<StepForm> steps, int before, int after)
    {
        if (before >= 0 && after < steps.Count)
        {
            (steps[before].Day, steps[after].Day) = (steps[after].Day, steps[before].Day);
            (steps[before], steps[after]) = (steps[after], steps[before]);
        }

        return true;
    }

    private static int Number(string[] pieces, int at) =>
        pieces.Length > at && int.TryParse(pieces[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue - 1;
}
