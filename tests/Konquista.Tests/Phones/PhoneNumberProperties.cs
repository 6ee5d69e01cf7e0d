using FsCheck.Xunit;

namespace Konquista.Phones;

/// <summary>What holds for every number.</summary>
public sealed class PhoneNumberProperties
{
    [Property(MaxTest = 1000)]
    public void All_ways_to_write_a_mobile_are_one_identity(uint area, uint line)
    {
        var (ddd, eight) = (Area(area), Eight(line, from: 6, to: 9));
        string[] ways =
        [
            $"{ddd}9{eight}", $"{ddd}{eight}", $"({ddd}) 9{eight[..4]}-{eight[4..]}", $"({ddd}) {eight[..4]}-{eight[4..]}",
            $"55{ddd}9{eight}", $"55{ddd}{eight}", $"+55 {ddd} 9{eight[..4]} {eight[4..]}", $"+55{ddd}{eight}",
            $"0{ddd}9{eight}", $"0{ddd}{eight}", $"015{ddd}9{eight}", $"021 {ddd} {eight}", $"0055{ddd}9{eight}", $"00 55 {ddd} {eight}", $"  {ddd}.9.{eight} ",
        ];
        ways.Select(Digits).Distinct().ShouldBe([$"55{ddd}9{eight}"]);
    }

    [Property(MaxTest = 1000)]
    public void A_landline_never_becomes_a_mobile(uint area, uint line)
    {
        var (ddd, eight) = (Area(area), Eight(line, from: 2, to: 5));
        string[] ways = [$"{ddd}{eight}", $"55{ddd}{eight}", $"+55 ({ddd}) {eight[..4]}-{eight[4..]}", $"0{ddd}{eight}", $"0055{ddd}{eight}"];
        ways.Select(Digits).Distinct().ShouldBe([$"55{ddd}{eight}"]);
        Read($"{ddd}{eight}").IsLandline.ShouldBeTrue();
        Read($"{ddd}{eight}").ShouldNotBe(Read($"{ddd}9{eight}"));
    }

    [Property(MaxTest = 1000)]
    public void Reading_what_was_read_changes_nothing(uint area, uint line)
    {
        var number = Read($"{Area(area)}{Eight(line, from: 2, to: 9)}");
        Read(number.E164).ShouldBe(number);
        Read(number.Digits).ShouldBe(number);
        Read(number.National).ShouldBe(number);
        number.PossibleWaIds.ShouldAllBe(waId => FromWaId(waId) == number);
    }

    [Property(MaxTest = 1000)]
    public void Whatever_is_given_is_read_or_refused_with_a_reason(string? given)
    {
        var isRead = PhoneNumber.TryParse(given, out var number, out var refusal);
        (isRead == (refusal is PhoneRefusal.None)).ShouldBeTrue();
        (number is not null).ShouldBe(isRead);
    }

    [Fact]
    public void All_area_codes_work_and_unused_ones_are_refused()
    {
        foreach (var code in Enumerable.Range(10, 90).Select(code => $"{code:00}"))
        {
            var isUsed = AreaCode.Find(code) is not null;
            PhoneNumber.TryParse($"+55{code}999990001", out _, out _).ShouldBe(isUsed, code);
            PhoneNumber.TryParse($"({code}) 99999-0001", out _, out _).ShouldBe(isUsed, code);
            PhoneNumber.TryParse($"({code}) 3333-0001", out _, out _).ShouldBe(isUsed, code);
        }
    }

    private static string Area(uint any) => AreaCode.All[(int)(any % (uint)AreaCode.All.Count)].Code;

    private static string Eight(uint any, uint from, uint to) => $"{from + (any % (to - from + 1))}{(any * 2654435761UL) % 10_000_000:0000000}";

    private static string Digits(string given) => Read(given).Digits;

    private static PhoneNumber? FromWaId(string waId) => PhoneNumber.TryFromWaId(waId, out var number, out _) ? number : null;

    private static PhoneNumber Read(string given)
    {
        PhoneNumber.TryParse(given, out var number, out var refusal).ShouldBeTrue($"{given}: {refusal}");
        return number!;
    }
}
