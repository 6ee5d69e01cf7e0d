using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>GraphQL over HTTP: reads a request, runs it and answers with the status that its outcome has. A stream of events is handed on.</summary>
internal sealed class HttpDoor(Execution execution, EventStream stream, IGraphQLSerializer serializer)
{
    public async Task Answer(HttpContext http)
    {
        if (MediaTypes.Wanted(http.Request.Headers.Accept) is not { } form)
        {
            await Refuse(http, MediaTypes.Json, StatusCodes.Status406NotAcceptable, $"Accept must name {MediaTypes.Response}, {MediaTypes.Json} or {MediaTypes.Events}.");
            return;
        }

        try
        {
            await Answer(http, form, await Read(http));
        }
        catch (BadHttpRequestException cause)
        {
            await Refuse(http, form, cause.StatusCode, cause.Message);
        }
    }

    private async Task Answer(HttpContext http, string form, GraphQLRequest request)
    {
        if (form == MediaTypes.Events)
        {
            await stream.Answer(http, request);
            return;
        }

        var rule = HttpMethods.IsGet(http.Request.Method) ? OperationRule.QueryOnly : OperationRule.OneAnswer;
        await Write(http, form, await execution.Run(request, http.User, http.RequestServices, rule, http.RequestAborted));
    }

    // Only JSON is taken: a form of another site, which a browser would send with the cookie, never gets here.
    private static async Task<GraphQLRequest> Read(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            return RequestReading.FromAddress(http.Request.Query);
        }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, POST";
            throw new BadHttpRequestException("Use GET or POST.", StatusCodes.Status405MethodNotAllowed);
        }

        return MediaTypes.IsJson(http.Request.ContentType)
            ? await RequestReading.FromBody(http.Request, http.RequestAborted)
            : throw new BadHttpRequestException($"Content-Type must be {MediaTypes.Json} in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
    }

    private async Task Write(HttpContext http, string form, ExecutionResult result)
    {
        var status = StatusOf(result, form);
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = "POST";
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = $"{form}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    private static int StatusOf(ExecutionResult result, string form) =>
        result.Errors?.OfType<OperationRefused>().FirstOrDefault()?.Status
        ?? result.Errors?.OfType<AccessDenied>().Select(denied => (int?)denied.Status).Min()
        ?? (!result.Executed && form == MediaTypes.Response ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    public static async Task Refuse(HttpContext http, string form, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = $"{(form == MediaTypes.Events ? MediaTypes.Json : form)}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            JsonSerializer.Serialize(new { errors = new[] { new { message = sentence } } }), http.RequestAborted);
    }
}
