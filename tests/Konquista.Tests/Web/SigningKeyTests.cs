using Konquista.Web.Clients;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Konquista.Web;

/// <summary>The keys of the site: one signs at a time, whatever process is asked, older ones verify for a while, and none is readable in the database.</summary>
public sealed class SigningKeyTests(TestDatabase database)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_that_start_at_once_agree_on_one_key()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        var (protection, time) = (new EphemeralDataProtectionProvider(), new FakeTimeProvider(Start));
        var processes = Enumerable.Range(0, 5).Select(_ => new SigningKeys(source, protection, time)).ToList();

        var made = await Task.WhenAll(processes.Select(keys => keys.Current(Cancel)));

        made.Select(key => key.Kid).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        processes.ForEach(keys => keys.Dispose());
    }

    [Fact]
    public async Task After_thirty_days_another_key_signs_and_the_old_one_verifies_until_its_tokens_are_over()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        var (protection, time) = (new EphemeralDataProtectionProvider(), new FakeTimeProvider(Start));
        using var here = new SigningKeys(source, protection, time);
        using var there = new SigningKeys(source, protection, time);
        var old = (await here.Current(Cancel)).Kid;
        time.Advance(SigningKeys.Signs - TimeSpan.FromSeconds(1));
        (await here.Current(Cancel)).Kid.ShouldBe(old);

        time.Advance(TimeSpan.FromSeconds(1));
        var next = (await here.Current(Cancel)).Kid;

        next.ShouldNotBe(old);
        there.Find(next).ShouldBeNull();
        await there.Learn(next, Cancel);
        there.Find(next).ShouldNotBeNull();
        there.Find(old).ShouldNotBeNull();
        (await there.All(Cancel)).Count.ShouldBe(2);
        time.Advance(SigningKeys.VerifiesOn);
        there.Find(old).ShouldBeNull();
        (await here.All(Cancel)).Select(key => key.Kid).ShouldBe([next]);
    }

    [Fact]
    public async Task A_key_nobody_can_read_any_more_only_verifies()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        var time = new FakeTimeProvider(Start);
        using var before = new SigningKeys(source, new EphemeralDataProtectionProvider(), time);
        var old = (await before.Current(Cancel)).Kid;

        using var after = new SigningKeys(source, new EphemeralDataProtectionProvider(), time);

        (await after.Current(Cancel)).Kid.ShouldNotBe(old);
        after.Find(old).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_signs_is_not_readable_where_it_is_kept_and_not_among_what_is_told()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        using var keys = new SigningKeys(source, new EphemeralDataProtectionProvider(), new FakeTimeProvider(Start));
        var key = await keys.Current(Cancel);
        await using var command = source.CreateCommand("select t::text from signing_keys t");

        ((string)(await command.ExecuteScalarAsync(Cancel))!).ShouldNotContain(key.D);
        (await keys.All(Cancel)).ShouldAllBe(known => known.D == null);
    }
}
