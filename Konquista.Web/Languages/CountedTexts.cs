using Microsoft.Extensions.Localization;

namespace Konquista.Web.Languages;

/// <summary>The site's texts, which say one thing as one: where a number in a text is 1 and there is a text named ".One", that one is used.</summary>
internal sealed class CountedTexts(IStringLocalizerFactory factory) : IStringLocalizer<Texts>
{
    public const string One = ".One";

    private readonly StringLocalizer<Texts> _texts = new(factory);

    public LocalizedString this[string name] => _texts[name];

    public LocalizedString this[string name, params object[] arguments] =>
        arguments.Any(argument => argument is 1 or 1L) && _texts[name + One, arguments] is { ResourceNotFound: false } one ? one : _texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _texts.GetAllStrings(includeParentCultures);
}
