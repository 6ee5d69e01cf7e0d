namespace Konquista.Web.Audit;

/// <summary>What the page about changes reads from.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder) => builder.Services.AddSingleton<AuditList>();
}
