using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Campaigns;
using Npgsql;

namespace Konquista.Web.Campaigns;

/// <summary>One campaign as its pages show it: what is published, and what the editor has changed since.</summary>
internal sealed class CampaignReading(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string One = """
        select c.id, c.name, c.note, c.state, c.priority, c.version, c.draft::text as draft, v.definition::text as published, v.no,
          array(select p.phone_id from campaign_phones p where p.campaign_id = c.id) as phones,
          exists (
            select from tag_rules r
            where r.campaign_id = c.id
              and not exists (select from tag_rules a where a.word = '*' and a.position < r.position)) as isledto
        from campaigns c
        left join campaign_versions v on v.id = c.version_id
        where c.id = @id
        """;

    [StringSyntax("sql")]
    private const string People = """
        select count(*) filter (where e.state = 'active') as active, count(*) filter (where e.state = 'finished') as finished,
          count(*) filter (where e.state = 'stopped') as stopped, count(*) filter (where e.end_reason = 'replied') as replied,
          count(*) filter (where e.end_reason = 'booked') as booked
        from enrollments e
        where e.campaign_id = @id and (@only::uuid is null or e.lead_id in (select l.id from leads l where l.store_id = @only))
        """;

    [StringSyntax("sql")]
    private const string Name = """
        select l.name from leads l where l.id = @lead and l.erased_at is null and l.merged_into is null and (@only::uuid is null or l.store_id = @only)
        """;

    public async Task<CampaignDetails?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<CampaignDetails>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }

    public async Task<CampaignPeople> PeopleOf(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<CampaignPeople>(new CommandDefinition(People, new { id, only }, cancellationToken: cancel));
    }

    /// <summary>The name of a lead that the asker may see; null for any other.</summary>
    public async Task<string?> NameOf(Guid lead, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Name, new { lead, only }, cancellationToken: cancel));
    }
}

/// <summary>Where the people of one campaign stand.</summary>
internal sealed record CampaignPeople(long Active, long Finished, long Stopped, long Replied, long Booked);

/// <summary>What is kept of one campaign.</summary>
internal sealed record CampaignDetails
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string Note { get; init; } = "";

    public required string State { get; init; }

    public int Priority { get; init; }

    public int Version { get; init; }

    public string? Draft { get; init; }

    public string? Published { get; init; }

    public int? No { get; init; }

    public Guid[] Phones { get; init; } = [];

    /// <summary>A tag rule that can be reached names it.</summary>
    public bool IsLedTo { get; init; }

    public bool HasDraft => Draft is not null;

    /// <summary>What the editor shows: the draft, or else what is published.</summary>
    public CampaignVersion Definition => Read(Draft ?? Published);

    /// <summary>What newcomers get: what is published, or else, as long as nothing is, the draft.</summary>
    public CampaignVersion Current => Read(Published ?? Draft);

    private static CampaignVersion Read(string? json) => json is null ? new() { Steps = [] } : CampaignJson.Read(json);
}
