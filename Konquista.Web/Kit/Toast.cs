using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Konquista.Web.Kit;

/// <summary>One sentence about what was just done, shown on the next page.</summary>
internal static class Toast
{
    public const string Key = "toast";

    public static void Say(this ITempDataDictionary data, string sentence) => data[Key] = sentence;
}
