using System.Text.Encodings.Web;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Konquista.Web.Clients;

/// <summary>Lets in whoever brings a token that somebody made for them, as far as that somebody may go now.</summary>
internal sealed class AccessTokenHandler(
    AccessTokens tokens, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "konquista.token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiDoor.Bearer(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        var agent = UserAgent.Short(Request.Headers.UserAgent);
        if (!Secret.Reads(Secret.OfUser, text) || await tokens.Come(text, agent, Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("The token is not good, or not any more.");
        }

        var principal = new ApiPrincipal(
            token.UserId, $"{token.UserName} ({token.Name})", token.Role ?? "", token.StoreId, token.Scopes, token.Id, token.ExpiresAt);
        return AuthenticateResult.Success(new(principal.Claims(SchemeName), SchemeName));
    }
}
