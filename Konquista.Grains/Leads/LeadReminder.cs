namespace Konquista.Leads;

/// <summary>The row by which Orleans wakes a lead, as Orleans itself would write it; for leads made without calling their grains.</summary>
internal sealed record LeadReminder(string Grain, int Hash)
{
    /// <summary>ClusterOptions.ServiceId of every silo and client.</summary>
    public const string ServiceId = "konquista";
    public const string GrainType = "lead";

    public static LeadReminder Of(Guid leadId)
    {
        var grain = GrainId.Create(GrainType, GrainKey.Lead(leadId));
        return new(grain.ToString(), (int)grain.GetUniformHashCode());
    }
}
