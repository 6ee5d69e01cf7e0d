using Konquista.Web.Accounts;
using Konquista.Web.GraphQL;
using Konquista.Web.Hosting;
using Konquista.Web.Integrations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Konquista.Web.Pages.Integrations;

[Allows(Permission.Integrations)]
internal sealed class IndexModel(WebSettings settings) : PageModel
{
    public IEnumerable<(string Key, string Address)> Addresses =>
    [
        ("GraphQL", At(GraphQLSetup.Address)),
        ("Socket", Socket()),
        ("Rest", At("/api/v1")),
        ("Token", At("/api/v1/token")),
        ("OpenApi", At("/api/v1/openapi.json")),
        ("Keys", At("/.well-known/jwks.json")),
    ];

    public IEnumerable<(Example Example, string Text)> Examples => Example.All.Select(example => (example, example.Text(settings.AddressOf(Request, "/"))));

    private string At(string path) => settings.AddressOf(Request, path).AbsoluteUri;

    private string Socket()
    {
        var http = settings.AddressOf(Request, GraphQLSetup.Address);
        return new UriBuilder(http) { Scheme = http.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri.AbsoluteUri;
    }
}
