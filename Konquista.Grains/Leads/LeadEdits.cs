using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Corrects what is known of a lead as an editor asks, and writes down what it was before.</summary>
internal sealed class LeadEdits(NpgsqlDataSource db)
{
    private const int Tries = 5;

    [StringSyntax("sql")]
    private const string SelectLead = """
        select l.version, l.name, l.store_id, s.name, l.tags, l.time_zone, l.note, l.phone, t.name, t.time_zone
        from leads l
        left join stores s on s.id = l.store_id
        left join stores t on t.id = $2
        where l.id = $1 and l.erased_at is null and l.merged_into is null
        """;

    // The number that nothing was sent from yet is chosen anew where the store changes.
    [StringSyntax("sql")]
    private const string UpdateLead = """
        update leads l
        set name = $2, first_name = $3, tags = $5, time_zone = $6, note = $7,
            phone_id = case when l.store_id is not distinct from $4 or exists (
              select from messages m where m.lead_id = l.id and m.state not in ('skipped', 'cancelled')) then l.phone_id end,
            store_id = $4
        where l.id = $1
        """;

    // What waits for its phone was planned for the hours of another clock or store: its window ends, and the planner gives it the next.
    [StringSyntax("sql")]
    private const string CloseWindows = """
        update messages set closes_at = product_clock_timestamp()
        where lead_id = $1 and kind = 'step' and state = 'planned' and closes_at > product_clock_timestamp()
        """;

    [StringSyntax("sql")]
    private const string SuggestNamesakes = "select suggest_namesakes(array[$1::uuid])";

    [StringSyntax("sql")]
    private const string WriteFact = "select write_change('lead.edited', $2, null, $3::jsonb, $4::jsonb, $1)";

    public async Task<EditOutcome> Edit(Guid id, LeadEdit edit) =>
        edit.Note.Length > LeadEdit.LongestNote ? EditOutcome.NoteTooLong
        : edit.TimeZone is { } zone && !IsZone(zone) ? EditOutcome.UnknownZone
        : await Read(id, edit.StoreId) is not { } known ? EditOutcome.UnknownLead
        : known.Version != edit.Version ? EditOutcome.Stale
        : edit.StoreId is not null && known.NewStore is null ? EditOutcome.UnknownStore
        : await Save(id, known, known.Edited(edit), edit.By) ? EditOutcome.Saved
        : EditOutcome.Stale;

    /// <summary>Changes the store alone, whatever the lead's version.</summary>
    public async Task<EditOutcome> Move(Guid id, Guid? storeId, Actor by)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await Read(id, storeId) is not { } known)
            {
                return EditOutcome.UnknownLead;
            }

            if (storeId is not null && known.NewStore is null)
            {
                return EditOutcome.UnknownStore;
            }

            if (await Save(id, known, known.Moved(storeId), by))
            {
                return EditOutcome.Saved;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }

    private async Task<bool> Save(Guid id, KnownLead known, LeadForm form, Actor by)
    {
        var before = Json.Of(known.Form);
        var after = Json.Of(form);
        if (before == after)
        {
            return true;
        }

        var change = new LeadChange(id, known.Version)
            .Then(UpdateLead, id, form.Name, PersonName.Of(form.Name).First, form.StoreId, form.Tags.ToArray(), form.TimeZone, form.Note)
            .Then(WriteFact, id, by.Name, before, after)
            .Then(SuggestNamesakes, id);
        return await (form.StoreId != known.Form.StoreId || form.TimeZone != known.Form.TimeZone ? change.Then(CloseWindows, id) : change).Commit(db);
    }

    private async Task<KnownLead?> Read(Guid id, Guid? newStoreId)
    {
        await using var command = db.Command(SelectLead, id, newStoreId);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(
                row.GetInt32(0),
                new(row.GetString(1), row.ValueOrNull<Guid?>(2), row.ValueOrNull<string>(3), row.GetFieldValue<string[]>(4), row.GetString(5), row.GetString(6)),
                row.GetString(7), row.ValueOrNull<string>(8), row.ValueOrNull<string>(9))
            : null;
    }

    // PostgreSQL knows IANA's names alone.
    private static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
