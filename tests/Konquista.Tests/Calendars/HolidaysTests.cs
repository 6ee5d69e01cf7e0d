namespace Konquista.Calendars;

/// <summary>The days on which Brazil rests.</summary>
public sealed class HolidaysTests
{
    [Theory]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2029, "2029-04-01")]
    [InlineData(2030, "2030-04-21")]
    [InlineData(2031, "2031-04-13")]
    public void Easter_is_where_the_church_has_it(int year, string easter) => Holidays.Easter(year).ShouldBe(Day(easter));

    [Fact]
    public void A_year_is_listed_by_date_with_its_names() =>
        Holidays.All(2026).Select(holiday => $"{holiday.Day:MM-dd}{(holiday.IsFacultative ? "?" : "")}").ShouldBe(
            ["01-01", "02-16?", "02-17?", "04-03", "04-21", "05-01", "06-04?", "09-07", "10-12", "11-02", "11-15", "11-20", "12-25"]);

    [Theory]
    [InlineData("2026-04-03", true)]
    [InlineData("2026-12-25", true)]
    [InlineData("2023-11-20", false)]
    [InlineData("2024-11-20", true)]
    [InlineData("2026-02-17", false)]
    [InlineData("2026-06-04", false)]
    [InlineData("2026-03-10", false)]
    public void Only_what_the_whole_country_keeps_is_a_holiday(string day, bool isHoliday) => Holidays.IsHoliday(Day(day)).ShouldBe(isHoliday);

    [Fact]
    public void The_list_and_the_question_agree_on_every_day_of_thirty_years()
    {
        for (var day = new DateOnly(2010, 1, 1); day.Year < 2040; day = day.AddDays(1))
        {
            Holidays.All(day.Year).Any(holiday => holiday.Day == day && !holiday.IsFacultative).ShouldBe(Holidays.IsHoliday(day), $"{day:O}");
        }
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
