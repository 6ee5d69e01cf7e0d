using System.Globalization;
using Konquista.Imports.Files;

namespace Konquista.Imports;

/// <summary>Days and hours as files write them.</summary>
public sealed class GivenMomentTests
{
    [Theory]
    [InlineData("05/12/2026 09:00", "", "2026-12-05 09:00")]
    [InlineData("5/12/2026 9:00", "", "2026-12-05 09:00")]
    [InlineData("05/12/2026", "", "2026-12-05 00:00")]
    [InlineData("2026-12-05", "", "2026-12-05 00:00")]
    [InlineData("2026-12-05T14:30:10", "", "2026-12-05 14:30")]
    [InlineData("05/12/26 14h30", "", "2026-12-05 14:30")]
    [InlineData("05.12.2026 14h", "", "2026-12-05 14:00")]
    [InlineData("05/12/2026 às 10:00", "", "2026-12-05 10:00")]
    [InlineData(" 05-12-2026, 10 ", "", "2026-12-05 10:00")]
    [InlineData("05/12/2026", "14h30min", "2026-12-05 14:30")]
    [InlineData("05/12/2026 00:00", "30/12/1899 16:45", "2026-12-05 16:45")]
    [InlineData("05/12/2026 08:00", "16:45", "2026-12-05 16:45")]
    [InlineData("29/02/2028 23:59:59", "", "2028-02-29 23:59")]
    public void A_day_and_an_hour_are_read(string day, string hour, string read)
    {
        GivenMoment.TryRead(day, hour, out var local).ShouldBeTrue();
        local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ShouldBe(read);
    }

    [Theory]
    [InlineData("amanhã", "")]
    [InlineData("31/02/2026", "")]
    [InlineData("05/13/2026", "")]
    [InlineData("14:30", "")]
    [InlineData("", "14:30")]
    [InlineData("05/12/2026", "cedo")]
    [InlineData("05/12/2026 25:00", "")]
    [InlineData("05/12/2026 10:61", "")]
    [InlineData("0005/12/2026", "")]
    [InlineData("99999999999/1/1", "")]
    [InlineData("05/12/2026", "05/12/2026")]
    public void What_is_no_day_or_no_hour_is_not(string day, string hour) => GivenMoment.TryRead(day, hour, out _).ShouldBeFalse();
}
