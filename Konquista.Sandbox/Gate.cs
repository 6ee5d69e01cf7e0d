namespace Konquista.Sandbox;

/// <summary>The outer edge of every request: keeps other sites' pages away from the controls and answers 500 for what is thrown.</summary>
internal sealed partial class Gate(RequestDelegate next, ILogger<Gate> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site" && !HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = 403;
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong)
        {
            Close(context, wrong.StatusCode);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        catch (Exception error)
        {
            Failed(error);
            Close(context, 500);
        }
    }

    private static void Close(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else
            context.Response.StatusCode = status;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to the Sandbox failed")]
    private partial void Failed(Exception error);
}
