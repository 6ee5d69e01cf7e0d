using System.Globalization;
using Konquista.Web.Hosting;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Konquista.Web.LandingPages;

/// <summary>Draws a public page to text by Razor, always in the language of its visitors whoever asks first.</summary>
internal sealed class PageDrawing(IRazorViewEngine engine, ITempDataProvider data, IModelMetadataProvider metadata, WebSettings settings)
{
    public const string Landing = "/Pages/L/_Page.cshtml";
    public const string Thanks = "/Pages/L/_Thanks.cshtml";
    public const string Gone = "/Pages/L/_Gone.cshtml";

    public Task<string> Draw(ActionContext context, PageView view) => Draw(context, Landing, view with { Site = settings.PublicUrl });

    public async Task<string> Draw(ActionContext context, string path, object? model)
    {
        var culture = CultureInfo.GetCultureInfo(LanguageSetup.Default);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var view = engine.GetView(executingFilePath: null, path, isMainPage: true).EnsureSuccessful(originalLocations: null).View!;
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        var values = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        await view.RenderAsync(new ViewContext(context, view, values, new TempDataDictionary(context.HttpContext, data), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
