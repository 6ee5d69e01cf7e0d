using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web;

/// <summary>The list's filters on every mixture of what a lead may have behind it.</summary>
public sealed class LeadListTests(TestDatabase database) : IAsyncLifetime
{
    private const int Leads = 8 * 7;

    // A lead of every mixture: opted out, waiting, paused; and of enrollments none, active, finished, booked, replied, booked and in again, finished after a booking.
    private const string Mixtures = """
        insert into leads (id, name, phone, time_zone, source, entry, captured_at, opted_out_at, waiting_since, paused_at)
        select md5(n::text)::uuid, 'Ana ' || n, '+55119' || 70000000 + n, 'America/Sao_Paulo', 'import', 'enrolled', now() - n * interval '1 minute',
          case when n & 1 = 1 then now() end, case when n & 2 = 2 then now() end, case when n & 4 = 4 then now() end
        from generate_series(0, 55) n;
        insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'import' from leads;
        insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, ended_at, end_reason)
        select gen_random_uuid(), md5(n::text)::uuid, c.id, c.version_id, e.state, now(), date_trunc('month', now())::date, e.ended_at, e.reason
        from campaigns c, generate_series(0, 55) n
        join (values
          (1, 'active', null, null), (2, 'finished', now(), 'finished'), (3, 'stopped', now(), 'booked'), (4, 'stopped', now(), 'replied'),
          (5, 'stopped', now(), 'booked'), (5, 'active', null, null), (6, 'stopped', now() - interval '1 day', 'booked'), (6, 'finished', now(), 'finished')
        ) as e (kind, state, ended_at, reason) on e.kind = n / 8;
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private NpgsqlDataSource _db = null!;
    private LeadList _list = null!;

    public async ValueTask InitializeAsync()
    {
        _db = NpgsqlDataSource.Create(await database.CreateDatabase());
        _list = new(_db);
        await using var command = _db.CreateCommand(Mixtures);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task Every_lead_is_listed_with_the_state_that_its_own_page_shows()
    {
        var listed = await All(null);

        listed.Count.ShouldBe(Leads);
        listed.Select(lead => lead.State).Distinct().ShouldBe(LeadList.States, ignoreOrder: true);
        foreach (var lead in listed)
        {
            (await new LeadFile(_db).Find(lead.Id, null, Cancel))!.State.ShouldBe(lead.State);
        }
    }

    [Fact]
    public async Task A_state_filters_exactly_the_leads_that_are_listed_with_it()
    {
        var listed = await All(null);

        foreach (var state in LeadList.States)
        {
            (await All(state)).ShouldBe(listed.Where(lead => lead.State == state), new ById());
        }
    }

    [Fact]
    public async Task A_whole_number_finds_the_one_lead_it_belongs_to() =>
        (await _list.Page(new() { Only = null, Search = LeadSearch.Read("(11) 97000-0005", parts: false) }, null, Cancel)).ShouldHaveSingleItem().Name.ShouldBe("Ana 5");

    private async Task<List<LeadRow>> All(string? state)
    {
        var (all, after) = (new List<LeadRow>(), (Position?)null);
        while (await _list.Page(new() { Only = null, Search = LeadSearch.None, State = state }, after, Cancel) is [.., var last] page)
        {
            all.AddRange(page);
            after = new(last.CapturedAt, last.Id);
        }

        return all;
    }

    private sealed class ById : IEqualityComparer<LeadRow>
    {
        public bool Equals(LeadRow? x, LeadRow? y) => x?.Id == y?.Id;

        public int GetHashCode(LeadRow lead) => lead.Id.GetHashCode();
    }
}
