using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Sending;

/// <summary>What can be paused by itself: the numbers of one's stores, and the campaigns that run or are paused.</summary>
internal sealed class SendingList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Phones = """
        select id, name, paused_at is not null as ispaused
        from phones
        where removed_at is null and (@only::uuid is null or store_id = @only)
        order by name, id
        """;

    [StringSyntax("sql")]
    private const string Campaigns = """
        select id, name, state = 'paused' as ispaused from campaigns where state in ('running', 'paused') order by name
        """;

    public async Task<SendingParts> Read(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Phones};\n{Campaigns}", new { only }, cancellationToken: cancel));
        return new([.. await answers.ReadAsync<SendingPart>()], [.. await answers.ReadAsync<SendingPart>()]);
    }
}

/// <summary>The numbers and campaigns that somebody may pause.</summary>
internal sealed record SendingParts(IReadOnlyList<SendingPart> Phones, IReadOnlyList<SendingPart> Campaigns);

/// <summary>One of them.</summary>
internal sealed record SendingPart(Guid Id, string Name, bool IsPaused);
