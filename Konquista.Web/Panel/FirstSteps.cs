using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Panel;

/// <summary>The first steps of an installation: what is done is read from the tables, so the list may be left and taken up again.</summary>
internal sealed class FirstSteps(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Progress = """
        select dismissed_at as dismissedat, sample_at as sampleat,
          exists (select from stores) as hasstore,
          exists (select from phones where removed_at is null) as hasphone,
          exists (select from feed where kind = 'template.changed' and lead_id is null and actor is not null) as hastemplate,
          exists (select from campaigns c where c.state = 'running'
            and exists (select from campaign_phones cp join phones p on p.id = cp.phone_id and p.removed_at is null where cp.campaign_id = c.id)) as hascampaign,
          exists (select from messages where kind = 'test' and state not in ('planned', 'cancelled', 'skipped')) as hastest,
          exists (select from imports where kind = 'leads' and state in ('running', 'done')) as hasimport
        from first_steps
        """;

    [StringSyntax("sql")]
    private const string Hide = "update first_steps set dismissed_at = case when @hidden then product_now() end";

    public async Task<FirstStepsProgress> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<FirstStepsProgress>(new CommandDefinition(Progress, cancellationToken: cancel));
    }

    /// <summary>Takes the list off the panel, or brings it back.</summary>
    public async Task Dismiss(bool hidden, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Hide, new { hidden }, cancellationToken: cancel));
    }
}

/// <summary>How far the first steps have come.</summary>
internal sealed record FirstStepsProgress
{
    public DateTime? DismissedAt { get; init; }

    public DateTime? SampleAt { get; init; }

    public bool HasStore { get; init; }

    public bool HasPhone { get; init; }

    public bool HasTemplate { get; init; }

    public bool HasCampaign { get; init; }

    public bool HasTest { get; init; }

    public bool HasImport { get; init; }

    /// <summary>In the order in which they are taken; each with the page on which it is taken.</summary>
    public IReadOnlyList<FirstStep> Steps =>
    [
        new("Store", HasStore, "/stores/new"),
        new("Phone", HasPhone, "/phones"),
        new("Template", HasTemplate, "/templates"),
        new("Campaign", HasCampaign, "/campaigns"),
        new("Test", HasTest, "/templates"),
        new("Import", HasImport, "/imports/new"),
    ];

    public bool IsShown => DismissedAt is null && Steps.Any(step => !step.IsDone);
}

/// <summary>One of the first steps, by the word of its texts.</summary>
internal sealed record FirstStep(string Word, bool IsDone, string Path);
