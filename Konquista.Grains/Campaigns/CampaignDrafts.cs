using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>Writes campaigns as editors leave them, unless somebody else was faster.</summary>
internal sealed class CampaignDrafts(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectFound = """
        select c.version, v.definition::text
        from campaigns c
        left join campaign_versions v on v.id = c.version_id
        where c.id = $1
        for no key update of c
        """;

    [StringSyntax("sql")]
    private const string WriteDraft = """
        insert into campaigns (id, name, note, priority, draft, version)
        values ($1, $2, $3, $4, $5::jsonb, 1)
        on conflict (id) do update
        set name = excluded.name, note = excluded.note, priority = excluded.priority, draft = excluded.draft,
            version = campaigns.version + 1, changed_at = product_clock_timestamp()
        returning version
        """;

    [StringSyntax("sql")]
    private const string LeavePhones = "delete from campaign_phones where campaign_id = $1 and phone_id <> all ($2)";

    [StringSyntax("sql")]
    private const string JoinPhones = """
        insert into campaign_phones (campaign_id, phone_id)
        select $1, id from phones where id = any ($2) and removed_at is null
        on conflict do nothing
        """;

    public async Task<CampaignSave> Save(Guid id, CampaignDraft draft, int version, string by)
    {
        if (CampaignRules.OfName(draft.Name) is { } problem)
        {
            return new CampaignSave.Refused([problem]);
        }

        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var found = await Find(connection, id);
        if ((found?.Version ?? 0) != version)
        {
            return new CampaignSave.Stale(found?.Version ?? 0);
        }

        try
        {
            var saved = await Write(connection, id, draft, found?.Published, by);
            await transaction.CommitAsync();
            return new CampaignSave.Saved(saved);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "campaigns_name_key" })
        {
            return new CampaignSave.Refused([new(CampaignProblemKind.NameTaken, CampaignField.Name)]);
        }
    }

    /// <summary>Writes a draft as a part of something larger; answers the campaign's new version. What says the same as what is published is no draft.</summary>
    public static async Task<int> Write(NpgsqlConnection connection, Guid id, CampaignDraft draft, string? published, string by)
    {
        var before = await CampaignContent.Of(connection, id);
        var definition = CampaignJson.Of(draft.Definition);
        var isPublished = published is not null && CampaignJson.Of(CampaignJson.Read(published)) == definition;
        await using var command = connection.Command(
            WriteDraft, id, draft.Name.Trim(), draft.Note.Trim(), draft.Priority, isPublished ? null : definition);
        var version = await command.ExecuteScalarAsync() is int written ? written : 0;
        var phones = draft.Phones.ToArray();
        await connection.Execute(LeavePhones, id, phones);
        await connection.Execute(JoinPhones, id, phones);
        await CampaignContent.Note(connection, "campaign.saved", id, before, by);
        return version;
    }

    private static async Task<(int Version, string? Published)?> Find(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(SelectFound, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetInt32(0), row.ValueOrNull<string>(1)) : null;
    }
}
