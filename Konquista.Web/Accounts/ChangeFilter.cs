using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Konquista.Web.Accounts;

/// <summary>Lets only those post to a page who may change what it shows.</summary>
internal sealed class ChangeFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor.HandlerTypeInfo.GetCustomAttribute<AllowsAttribute>();
        if (page is not null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method)
            && !context.HttpContext.User.May(Asked(context, page)))
        {
            context.Result = new ForbidResult();
            return;
        }

        await next();
    }

    private static Permission Asked(PageHandlerExecutingContext context, AllowsAttribute page) =>
        context.HandlerMethod?.MethodInfo.GetCustomAttribute<TakesAttribute>()?.Permission ?? page.Change;
}
