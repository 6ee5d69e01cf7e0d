using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Konquista.Silo.Hosting;

/// <summary>Whether this silo is an active member of the cluster.</summary>
internal sealed class SiloHealth(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The silo is {oracle.CurrentStatus}."));
}
