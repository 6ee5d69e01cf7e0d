using Konquista.Sequences;

namespace Konquista.Leads;

/// <summary>What is a hint that two leads are one person, and what is none.</summary>
public sealed class MergeSuggestionTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Two_of_one_full_name_at_one_store_may_be_one_person()
    {
        var (one, two) = (await Older("José Antônio", "11 98700-0001"), await Older("jose  antonio", "11 98700-0002"));
        await Older("José", "11 98700-0003");
        await Older("Jose", "11 98700-0004");
        foreach (var last in Enumerable.Range(5, 4))
        {
            await Older("Maria Silva", $"11 98700-000{last}");
        }

        await Look();

        (await Names()).ShouldContain(Pair(one, two));
        (await town.Value<long>("select count(*) from merge_suggestions s join leads l on l.id = s.a where l.name in ('José', 'Jose', 'Maria Silva')")).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_of_another_store_or_just_captured_is_left_alone()
    {
        await town.Db.Change("insert into stores (id, name, tag) values (gen_random_uuid(), 'Lapa', 'LAPA')");
        var lapa = await Older("Rui Barbosa", "11 98710-0001");
        await Older("Rui Barbosa", "11 98710-0002");
        await town.Db.Change("update leads set store_id = (select id from stores where name = 'Lapa') where id = $1", lapa);
        var fresh = await town.Capture("Ida Nova", "11 98710-0003");
        var other = await town.Capture("Ida Nova", "11 98710-0004");

        await Look();
        (await town.Value<long>("select count(*) from merge_suggestions where a in ($1, $2) or b in ($1, $2)", lapa, fresh)).ShouldBe(0);

        await town.SetTime(Town.MondayMorning.AddHours(1));
        await Look();
        (await Names()).ShouldContain(Pair(fresh, other));
    }

    [Fact]
    public async Task A_corrected_name_is_looked_at_when_it_is_corrected()
    {
        var one = await town.Capture("Lia Quadros", "11 98720-0001");
        var two = await town.Capture("Lya", "11 98720-0002");
        await town.Lead(two).Note(new(LeadNoteKind.Replied, "test"));

        (await town.Lead(two).Edit(new() { Version = await town.Value<int>("select version from leads where id = $1", two), Name = "Lia Quadros", By = "maria" }))
            .ShouldBe(EditOutcome.Saved);

        (await Names()).ShouldContain(Pair(one, two));
    }

    [Fact]
    public async Task An_alias_of_somebody_else_is_a_hint_and_stays_theirs()
    {
        var one = await town.Capture("Nico", "11 98730-0001");
        var two = await town.Capture("Nicolas", "11 98730-0002");
        await town.Db.Change("insert into lead_identities (kind, value, lead_id, learnt_from) values ('bsuid', 'BR.77', $1, 'message')", one);

        await town.Grains.GetGrain<ICapture>(GrainKey.Only).Capture(new()
        {
            GivenName = "Nicolas",
            GivenPhone = "11 98730-0002",
            Aliases = [new("bsuid", "BR.77")],
            Source = LeadSource.Manual,
        });

        (await town.Value<Guid>("select lead_id from lead_identities where value = 'BR.77'")).ShouldBe(one);
        (await town.Value<string>("select reason from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", one, two)).ShouldBe("wa_id");
    }

    private async Task<Guid> Older(string name, string phone)
    {
        var lead = await town.Capture(name, phone);
        await town.Db.Change("update leads set captured_at = captured_at - interval '1 hour' where id = $1", lead);
        return lead;
    }

    // From the beginning, in one transaction: neither another test nor the silo's own turn comes between.
    private Task Look() => town.Db.Change("""
        do $$
        begin
          update names_seen set captured_at = '-infinity';
          while suggest_same_names(3) > 0 loop
          end loop;
        end $$
        """);

    private Task<IReadOnlyList<string>> Names() => town.Db.All<string>("select a || ' ' || b from merge_suggestions where reason = 'same_name' order by at");

    // PostgreSQL orders ids by their bytes, as they are written.
    private static string Pair(Guid one, Guid two) =>
        string.CompareOrdinal(one.ToString(), two.ToString()) < 0 ? $"{one} {two}" : $"{two} {one}";
}
