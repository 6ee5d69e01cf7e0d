using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.TagRules;

/// <summary>Writes the rules, the list as a whole: whoever changes it must have seen it as it is. Captures read it anew each time.</summary>
internal sealed class TagRuleBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Alone = "select pg_advisory_xact_lock(hashtext('tag_rules'))";

    [StringSyntax("sql")]
    private const string Delete = "delete from tag_rules";

    [StringSyntax("sql")]
    private const string Insert = """
        insert into tag_rules (id, position, word, campaign_id, source)
        select id, no * 10, word, campaign_id, source
        from unnest(@ids::uuid[], @words::text[], @campaigns::uuid[], @sources::text[]) with ordinality as r (id, word, campaign_id, source, no)
        """;

    [StringSyntax("sql")]
    private const string Tell = """
        select write_change('tag_rule.changed', @by, @name,
          case when @oldplace::int > 0 then jsonb_build_object('position', @oldplace::int, 'word', @oldword::text, 'source', @oldsource::text,
            'campaign', @oldcampaign::text) end,
          case when @newplace::int > 0 then jsonb_build_object('position', @newplace::int, 'word', @newword::text, 'source', @newsource::text,
            'campaign', @newcampaign::text) end)
        """;

    /// <summary>One change of one rule; false, and nothing changed, when the list is no longer what was seen.</summary>
    public async Task<bool> Change(
        Guid id, string seen, string by, Func<IReadOnlyList<TagRuleRow>, IReadOnlyList<TagRuleRow>> act, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        CommandDefinition Command([StringSyntax("sql")] string sql, object? values = null) => new(sql, values, transaction, cancellationToken: cancel);
        await connection.ExecuteAsync(Command(Alone));
        var before = await TagRuleList.Read(connection, transaction, cancel);
        if (TagRuleRow.VersionOf(before) != seen)
        {
            return false;
        }

        var after = act(before);
        await connection.ExecuteAsync(Command(Delete));
        await connection.ExecuteAsync(Command(Insert, new
        {
            ids = after.Select(rule => rule.Id).ToArray(),
            words = after.Select(rule => rule.Word).ToArray(),
            campaigns = after.Select(rule => rule.CampaignId).ToArray(),
            sources = after.Select(rule => rule.Source).ToArray(),
        }));
        await connection.ExecuteAsync(Command(Tell, Told(id, before, after, by)));
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static object Told(Guid id, IReadOnlyList<TagRuleRow> before, IReadOnlyList<TagRuleRow> after, string by)
    {
        var (old, current) = (before.FirstOrDefault(rule => rule.Id == id), after.FirstOrDefault(rule => rule.Id == id));
        return new
        {
            by,
            name = (current ?? old)?.Word ?? "",
            oldplace = old is null ? 0 : before.ToList().IndexOf(old) + 1,
            oldword = old?.Word,
            oldsource = old?.Source,
            oldcampaign = old?.Campaign,
            newplace = current is null ? 0 : after.ToList().IndexOf(current) + 1,
            newword = current?.Word,
            newsource = current?.Source,
            newcampaign = current?.Campaign,
        };
    }
}
