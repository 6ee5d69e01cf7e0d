using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Totals;

/// <summary>What may be asked about sums over the ledger.</summary>
internal sealed class TotalQueries(Reading reading, Asker asker)
{
    private const int MostDays = 366;

    [StringSyntax("sql")]
    private const string Sums = """
        select case @by
            when 'campaign' then m.campaign_id::text
            when 'phone' then m.phone_id::text
            when 'source' then l.source
            else m.local_day::text
          end as key,
          count(*) as planned,
          count(*) filter (where m.state in ('accepted', 'sent', 'delivered', 'read')) as sent,
          count(*) filter (where m.state in ('delivered', 'read')) as delivered,
          count(*) filter (where m.state = 'read') as read,
          count(*) filter (where m.state = 'skipped') as skipped,
          count(*) filter (where m.state = 'failed') as failed,
          count(*) filter (where m.state = 'cancelled') as cancelled,
          count(*) filter (where m.state = 'uncertain') as uncertain,
          count(*) filter (where m.state in ('planned', 'sending')) as pending
        from messages m
        left join leads l on l.id = m.lead_id
        where m.local_day between @from::date and @until::date
          and (@only::uuid is null or l.store_id = @only)
          and (@store::uuid is null or l.store_id = @store)
          and (@campaign::uuid is null or m.campaign_id = @campaign)
        group by 1
        order by 1
        """;

    [May(Permission.See)]
    [Description("Sums over the ledger for the messages due on some days, at most 366 of them; both days are part of it.")]
    public Task<IReadOnlyList<Total>> Totals(
        TotalsBy by, DateOnly from, DateOnly until, Guid? campaignId, Guid? storeId, CancellationToken cancel) =>
        until < from || until.DayNumber - from.DayNumber >= MostDays
            ? throw Refusal.BadInput($"until comes after from, and at most {MostDays} days are added up.")
            : reading.Rows<Total>(Sums, new
            {
                by = Word.Stored<TotalsBy>(by),
                from = from.ToDateTime(TimeOnly.MinValue),
                until = until.ToDateTime(TimeOnly.MinValue),
                only = asker.OnlyStore,
                store = storeId,
                campaign = campaignId,
            }, cancel);
}
