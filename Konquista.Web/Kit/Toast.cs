using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Konquista.Web.Kit;

/// <summary>One sentence about what was just done, shown on the next page.</summary>
internal static class Toast
{
    public const string Key = "toast";

    public const string Warning = "toast.warning";

    /// <summary>What was done is not what was meant: it is not to be read as a success.</summary>
    public static void Warn(this ITempDataDictionary data, string sentence) => data[Warning] = sentence;

    public static void Tell(this ITempDataDictionary data, string sentence, bool isDone) => data[isDone ? Key : Warning] = sentence;

    public static void Say(this ITempDataDictionary data, string sentence) => data[Key] = sentence;
}
