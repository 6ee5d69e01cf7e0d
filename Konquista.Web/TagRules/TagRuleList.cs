using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Leads;
using Npgsql;

namespace Konquista.Web.TagRules;

/// <summary>The rules in their order, the campaigns they may name, and how many leads carry each tag.</summary>
internal sealed class TagRuleList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select r.id, r.word, r.campaign_id as campaignid, c.name as campaign, c.state as campaignstate, r.source
        from tag_rules r join campaigns c on c.id = r.campaign_id
        order by r.position
        """;

    [StringSyntax("sql")]
    private const string Campaigns = "select id, name from campaigns where state <> 'stopped' order by name";

    // Rules take a tag for the same in any case and with or without accents, so tags are counted as they are and put together after.
    [StringSyntax("sql")]
    private const string Counts = "select t.word, count(*) as leads from leads, unnest(tags) t (word) where merged_into is null group by t.word";

    [StringSyntax("sql")]
    private const string Sources = "select source, count(*) as leads from leads where merged_into is null group by source";

    public async Task<IReadOnlyList<TagRuleRow>> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await Read(connection, null, cancel);
    }

    public async Task<IReadOnlyList<CampaignOfRule>> Choices(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<CampaignOfRule>(new CommandDefinition(Campaigns, cancellationToken: cancel))];
    }

    /// <summary>By rule, the leads that carry its tag; one for any tag has all of its source, or all.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> Leads(IReadOnlyList<TagRuleRow> rules, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var tags = await connection.QueryAsync<(string Word, long Leads)>(new CommandDefinition(Counts, cancellationToken: cancel));
        var plain = tags.ToLookup(tag => PlainTag.Of(tag.Word), tag => tag.Leads, StringComparer.Ordinal);
        var sources = (await connection.QueryAsync<(string Source, long Leads)>(new CommandDefinition(Sources, cancellationToken: cancel))).ToList();
        return rules.ToDictionary(rule => rule.Id, rule => rule.IsForAnyTag
            ? sources.Where(source => rule.Source is null || source.Source == rule.Source).Sum(source => source.Leads)
            : plain[PlainTag.Of(rule.Word)].Sum());
    }

    internal static async Task<IReadOnlyList<TagRuleRow>> Read(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancel) =>
        [.. await connection.QueryAsync<TagRuleRow>(new CommandDefinition(Rows, transaction: transaction, cancellationToken: cancel))];
}

/// <summary>One campaign that a rule may name.</summary>
internal sealed record CampaignOfRule(Guid Id, string Name);
