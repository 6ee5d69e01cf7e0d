using System.Reflection;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>A page that names a permission, found among the routes of the running site, with every part of it that may be asked for.</summary>
internal sealed partial record SitePage(string Route, Type Model)
{
    public static IEnumerable<SitePage> Of(WebHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => (endpoint.RoutePattern.RawText, Path: endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath))
        .Where(endpoint => endpoint.Path is not null)
        .Select(endpoint => new SitePage(endpoint.RawText!, typeof(Texts).Assembly.GetType($"Konquista.Web.Pages{endpoint.Path!.Replace('/', '.')}Model", throwOnError: true)!))
        .Where(page => page.Model.GetCustomAttribute<AllowsAttribute>() is not null);

    /// <summary>The page itself and each of its parts.</summary>
    public IEnumerable<string> Addresses(Guid id)
    {
        var parts = Model.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Select(method => Handler().Match(method.Name))
            .Where(match => match.Success)
            .Select(match => match.Groups["name"].Value.ToLowerInvariant())
            .Where(name => name.Length > 0);
        var path = "/" + Id().Replace(Route, id.ToString()).Replace("{no:long}", "1", StringComparison.Ordinal);
        return parts.Prepend("").Select(part => HandlerPlace().IsMatch(path)
            ? HandlerPlace().Replace(path, part).TrimEnd('/')
            : part.Length == 0 ? path : $"{path}?handler={part}");
    }

    [GeneratedRegex("^OnGet(?<name>.*?)(Async)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handler();

    [GeneratedRegex(@"\{(\w+:guid|id)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\{handler[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HandlerPlace();
}
