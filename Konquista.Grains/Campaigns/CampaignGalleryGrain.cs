using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;
using Orleans.Concurrency;

namespace Konquista.Campaigns;

/// <summary>Shows the ready campaigns and copies one with its texts, all of it or nothing.</summary>
[StatelessWorker]
internal sealed class CampaignGalleryGrain(NpgsqlDataSource db) : Grain, ICampaignGallery
{
    /// <summary>A name can be taken between the look and the write only when two people race; one more look finds the next.</summary>
    private const int Tries = 5;

    [StringSyntax("sql")]
    private const string LockCopy = "select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))";

    [StringSyntax("sql")]
    private const string SelectName = "select name from campaigns where id = $1";

    [StringSyntax("sql")]
    private const string SelectTaken = """
        select name from campaigns where starts_with(name, $1) union all select name from templates where starts_with(name, $1)
        """;

    [StringSyntax("sql")]
    private const string InsertTemplate = """
        with t as (
          insert into templates (id, name, version) values ($1, $2, 1) returning id
        )
        insert into template_variants (template_id, no, body)
        select t.id, v.no, v.body from t, unnest($3::text[]) with ordinality as v (body, no)
        """;

    public Task<IReadOnlyList<GalleryCampaign>> List() => Task.FromResult(Gallery.All);

    public async Task<TakenCampaign?> Take(string key, Guid campaignId, Actor by)
    {
        if (Gallery.Find(key) is not { } original)
        {
            return null;
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryTake(original, campaignId, by.Name) is { } taken)
            {
                return taken;
            }
        }

        throw new InvalidOperationException("Names keep being taken.");
    }

    /// <summary>The copy as it is, made now or before; whoever asks for the same one meanwhile waits. Null when somebody took a name.</summary>
    private async Task<TakenCampaign?> TryTake(GalleryCampaign original, Guid campaignId, string by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.Execute(LockCopy, campaignId);
        await using var made = connection.Command(SelectName, campaignId);
        if (await made.ExecuteScalarAsync() is string name)
        {
            return new(campaignId, name);
        }

        var copy = GalleryCopy.Of(original, await Taken(original.Name));
        try
        {
            await Write(connection, campaignId, copy, by);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }

        await transaction.CommitAsync();
        return new(campaignId, copy.Name);
    }

    private static async Task Write(NpgsqlConnection connection, Guid campaignId, GalleryCopy copy, string by)
    {
        foreach (var template in copy.Templates)
        {
            await connection.Execute(InsertTemplate, template.Id, template.Name, template.Texts.ToArray());
        }

        await CampaignDrafts.Write(connection, campaignId, copy.Draft, published: null, by);
    }

    private async Task<HashSet<string>> Taken(string beginning)
    {
        await using var command = db.Command(SelectTaken, beginning);
        await using var rows = await command.ExecuteReaderAsync();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            taken.Add(rows.GetString(0));
        }

        return taken;
    }
}
