namespace Konquista.Web.Hosting;

/// <summary>The life of the process: told to stop while it still looks for a silo, it ends as calmly as at any other time.</summary>
internal static class Running
{
    public static async Task RunUntilStopped(this WebApplication app)
    {
        // Taken before: the container is gone by the time a start is cancelled.
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await app.DisposeAsync();
        }
    }
}
