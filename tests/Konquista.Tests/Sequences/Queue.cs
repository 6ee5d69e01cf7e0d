using System.Globalization;
using Konquista.Leads;
using Konquista.Leads.Steps;
using Konquista.Messages;
using Konquista.Phones;
using Npgsql;

namespace Konquista.Sequences;

/// <summary>A number of ours whose claims the test makes by itself, and leads with one planned message each, all of one running campaign.</summary>
internal sealed class Queue(NpgsqlDataSource db)
{
    private const string Insert = """
        with p as (
          insert into phones (id, name, number, provider, base_url, token_cipher) values ($1, $1::text, $1::text, 'social_hub', '', '')
        ), c as (
          insert into campaigns (id, name, state) values ($2, $2::text, 'running') returning id
        ), v as (
          insert into campaign_versions (id, campaign_id, no, definition) select gen_random_uuid(), id, 1, '{"steps": []}' from c returning id
        ), l as (
          insert into leads (id, name, phone, time_zone, source, entry, captured_at)
          select id, 'Ana', number, 'America/Sao_Paulo', 'manual', 'enrolled', product_now() from unnest($3::uuid[], $4::text[]) as n (id, number)
          returning id, phone
        ), i as (
          insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'test' from l
        )
        insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month)
        select gen_random_uuid(), l.id, $2, v.id, 'active', product_now(), date_trunc('month', product_now()) from l, v
        """;

    private static int _numbers;

    public Guid Phone { get; } = Guid.CreateVersion7();

    public Guid Campaign { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Leads { get; private set; } = [];

    public long Epoch { get; private set; }

    public MessageClaims Claims { get; } = new(db);

    public MessageResults Results { get; } = new(db);

    public static async Task<Queue> Of(int count, NpgsqlDataSource db, bool planned = true)
    {
        var queue = new Queue(db) { Leads = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())] };
        var numbers = queue.Leads.Select(_ => string.Create(CultureInfo.InvariantCulture, $"+55219{81000000 + Interlocked.Increment(ref _numbers)}")).ToArray();
        await db.Change(Insert, queue.Phone, queue.Campaign, queue.Leads.ToArray(), numbers);
        if (planned)
        {
            (await queue.Plan(await queue.Plans("d0"))).Count.ShouldBe(count);
        }

        await queue.TakeOver();
        return queue;
    }

    /// <summary>A new activation takes the number over.</summary>
    public async Task<long> TakeOver() => Epoch = (await new PhoneStore(db).TakeOver(Phone))!.Epoch;

    /// <summary>A step for every lead at the version it has now.</summary>
    public async Task<IReadOnlyList<PlannedStep>> Plans(string step)
    {
        await using var command = db.CommandOf(
            "select l.id, l.version, e.id, e.month from leads l join enrollments e on e.lead_id = l.id where l.id = any ($1) order by l.id", Leads.ToArray());
        await using var rows = await command.ExecuteReaderAsync();
        var plans = new List<PlannedStep>();
        while (await rows.ReadAsync())
        {
            plans.Add(Plan(rows.GetGuid(0), rows.GetInt32(1), rows.GetGuid(2), rows.GetFieldValue<DateOnly>(3), step));
        }

        return plans;
    }

    /// <summary>Plans as the grains of one silo do; answers the leads whose plan was written.</summary>
    public async Task<IReadOnlyList<Guid>> Plan(IReadOnlyList<PlannedStep> plans)
    {
        var ledger = new LeadLedger(db);
        var versions = await Task.WhenAll(plans.Select(ledger.Write));
        return [.. plans.Zip(versions).Where(plan => plan.Second is not null).Select(plan => plan.First.LeadId)];
    }

    public async Task<IReadOnlyList<ClaimedMessage>> Claim(int most, long? epoch = null) =>
        [.. (await Claims.Claim(Phone, epoch ?? Epoch, most)).Select(claimed => claimed.Message)];

    private PlannedStep Plan(Guid lead, int version, Guid enrollment, DateOnly month, string step) => new()
    {
        LeadId = lead,
        LeadVersion = version,
        EnrollmentId = enrollment,
        CampaignId = Campaign,
        TemplateId = Guid.Empty,
        MessageId = Templates.StableHash.Guid("step", enrollment.ToString("N"), step),
        Month = month,
        Step = step,
        PhoneId = Phone,
        State = "planned",
        Priority = 5,
        LocalDay = new(2026, 3, 2),
        DueAt = Town.MondayMorning.AddHours(-1),
        ClosesAt = Town.MondayMorning.AddHours(9),
        ExpiresAt = Town.MondayMorning.AddHours(33),
        DayZero = new(2026, 3, 2),
    };
}
