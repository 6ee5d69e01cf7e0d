using System.Globalization;
using Konquista.Web.Hosting;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Microsoft.Extensions.Configuration;

namespace Konquista.Web;

/// <summary>The small pure pieces of the site.</summary>
public sealed class KitTests
{
    [Theory, InlineData("=1+1", "\"'=1+1\""), InlineData("@sum", "\"'@sum\""), InlineData("-5", "\"'-5\""), InlineData("a\"b", "\"a\"\"b\""),
     InlineData(null, "\"\"")]
    public void A_cell_is_never_a_formula(string? value, string cell) => Cell.Of(value).ShouldBe(cell);

    [Fact]
    public void A_cursor_is_read_as_it_was_written()
    {
        var (at, id) = (new DateTime(2026, 8, 3, 11, 5, 7, DateTimeKind.Utc), Guid.CreateVersion7());
        Cursor.Read(Cursor.Write(at, id)).ShouldBe((at, id));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("x-y"), InlineData("-1-0"), InlineData("7fffffffffffffff-00000000000000000000000000000000")]
    public void What_is_no_cursor_begins_at_the_start(string? given) => Cursor.Read(given).ShouldBeNull();

    [Theory, InlineData("(11) 98888-7766"), InlineData("+55 11 98888-7766"), InlineData("11988887766"), InlineData("5511988887766")]
    public void A_whole_number_in_any_form_is_looked_for_as_one(string typed) =>
        LeadSearch.Read(typed, parts: true).Phones.ShouldBe(["5511988887766", "+5511988887766"]);

    [Fact]
    public void A_number_without_area_code_is_looked_for_in_every_area() =>
        LeadSearch.Read("98888-7766", parts: true).Phones!.ShouldContain("+5543988887766");

    [Fact]
    public void A_part_of_a_name_is_looked_for_as_it_is_written() => LeadSearch.Read("100%_Ana", parts: true).Name.ShouldBe("%100\\%\\_ana%");

    [Fact]
    public void A_zone_is_named_where_its_clock_differs()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("pt-BR");
        var noon = new DateTime(2026, 8, 3, 15, 0, 0, DateTimeKind.Utc);
        LocalTime.Show(noon).ShouldBe("03/08/2026 12:00");
        LocalTime.Show(noon, "America/Manaus").ShouldBe("03/08/2026 11:00 (Manaus)");
        LocalTime.Show(noon, "America/Bahia").ShouldBe("03/08/2026 12:00");
        CultureInfo.CurrentCulture = before;
    }

    [Theory, InlineData(null, "/tmp", "ConnectionStrings:Konquista"), InlineData("=;;x", "/tmp", "ConnectionStrings:Konquista"),
     InlineData("Host=x", null, "Konquista:KeysPath")]
    public void A_setting_that_is_missing_or_wrong_is_named(string? connection, string? keys, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Konquista"] = connection,
            ["Konquista:KeysPath"] = keys,
        }).Build();
        WebSettings.TryRead(configuration, out _, out var problem).ShouldBeFalse();
        problem.ShouldStartWith(named);
    }
}
