using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Konquista.Samples;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What bears on a message by hand beyond the lead's own facts: the number it would leave from, and what may go from there.</summary>
internal sealed record WritingFacts
{
    // The number that was asked for, or none; else the one they last wrote to, the one they know, the one a campaign would choose.
    [StringSyntax("sql")]
    private const string SelectFacts = """
        select l.erased_at is not null, p.id, p.provider, t.kind,
               (select max(i.at) from inbound i where i.lead_id = l.id and i.phone_id = p.id and i.kind <> 'reaction'),
               coalesce(p.sandbox, false), l.source = $5
        from leads l
        left join templates t on t.id = $4
        left join lateral (
          select p.id, p.provider, p.sandbox
          from unnest(case when $2::uuid is not null then array[$2] else array[
            (select i.phone_id from inbound i where i.lead_id = l.id and i.phone_id is not null order by i.at desc limit 1),
            l.phone_id, $3] end) with ordinality c (id, no)
          join phones p on p.id = c.id and p.removed_at is null
          order by c.no
          limit 1
        ) p on true
        where l.id = $1
        """;

    public required bool IsErased { get; init; }

    /// <summary>One of the sample people, to whom nothing goes.</summary>
    public bool IsSample { get; init; }

    /// <summary>The number of ours; null when there is none.</summary>
    public Guid? PhoneId { get; init; }

    public string? Provider { get; init; }

    /// <summary>Null without a template, or when the given one is unknown.</summary>
    public string? TemplateKind { get; init; }

    /// <summary>When the person last wrote to that number.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>A template that is tried from a number of the Sandbox, where nobody can have written before.</summary>
    public bool IsTrial { get; init; }

    /// <summary><paramref name="chosen"/> is the number a campaign would write from to somebody who knows none.</summary>
    public static async Task<WritingFacts> Read(NpgsqlDataSource db, Guid leadId, WrittenMessage message, Guid? chosen)
    {
        await using var command = db.Command(SelectFacts, leadId, message.PhoneId, chosen, message.TemplateId, SamplePeople.Source);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new()
            {
                IsErased = row.GetBoolean(0),
                PhoneId = row.ValueOrNull<Guid?>(1),
                Provider = row.ValueOrNull<string>(2),
                TemplateKind = row.ValueOrNull<string>(3),
                HeardAt = row.ValueOrNull<DateTimeOffset?>(4),
                IsTrial = message.Kind == WrittenKind.Test && row.GetBoolean(5),
                IsSample = row.GetBoolean(6),
            }
            : new() { IsErased = true };
    }
}
