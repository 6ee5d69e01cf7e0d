using System.Diagnostics;

namespace Konquista.Phones;

/// <summary>Which line a person means by what they write.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("11999990001", "5511999990001")]
    [InlineData("(11) 99999-0001", "5511999990001")]
    [InlineData("1199990001", "5511999990001")]
    [InlineData("+55 (0)11 99999-0001", "5511999990001")]
    [InlineData("0 15 11 99999-0001", "5511999990001")]
    [InlineData("0055 11 9999-0001", "5511999990001")]
    [InlineData("551199990001", "5511999990001")]
    [InlineData("p:+5511999990001", "5511999990001")]
    [InlineData("whatsapp:+5511999990001", "5511999990001")]
    [InlineData("5511999990001@s.whatsapp.net", "5511999990001")]
    [InlineData("5511999990001.0", "5511999990001")]
    [InlineData("'11999990001", "5511999990001")]
    [InlineData("=\"5511999990001\"", "5511999990001")]
    [InlineData("\u202A+55 11 99999‑0001\u202C", "5511999990001")]
    [InlineData("📱 11 99999 0001", "5511999990001")]
    [InlineData("１１９９９９９０００１", "5511999990001")]
    [InlineData("55999990001", "5555999990001")]
    [InlineData("5532210001", "555532210001")]
    [InlineData("5555999990001", "5555999990001")]
    [InlineData("555599990001", "5555999990001")]
    [InlineData("1133330001", "551133330001")]
    [InlineData("08932210001", "558932210001")]
    [InlineData("+351 912 345 678", "351912345678")]
    [InlineData("00351912345678", "351912345678")]
    [InlineData("351912345678", "351912345678")]
    [InlineData("+1 212 555 0123", "12125550123")]
    [InlineData("+56 9 8765 4321", "56987654321")]
    [InlineData("+52 1 55 1234 5678", "525512345678")]
    public void One_line_has_one_identity_however_it_is_written(string given, string digits) => Read(given).Digits.ShouldBe(digits);

    [Theory]
    [InlineData(null, PhoneRefusal.Empty)]
    [InlineData("   ", PhoneRefusal.Empty)]
    [InlineData("sem número", PhoneRefusal.NotANumber)]
    [InlineData("---", PhoneRefusal.NotANumber)]
    [InlineData("11 99999-0001 ramal 2", PhoneRefusal.NotANumber)]
    [InlineData("12345", PhoneRefusal.TooShort)]
    [InlineData("119000", PhoneRefusal.TooShort)]
    [InlineData("99999-0001", PhoneRefusal.MissingAreaCode)]
    [InlineData("4004-0001", PhoneRefusal.MissingAreaCode)]
    [InlineData("11999990001 / 11999990002", PhoneRefusal.TooLong)]
    [InlineData("+55 11 99999-00011", PhoneRefusal.TooLong)]
    [InlineData("20900001234", PhoneRefusal.UnknownAreaCode)]
    [InlineData("56987654321", PhoneRefusal.UnknownAreaCode)]
    [InlineData("55209 0000 1234", PhoneRefusal.UnknownAreaCode)]
    [InlineData("(00) 90000-1234", PhoneRefusal.UnknownAreaCode)]
    [InlineData("0800 123 4567", PhoneRefusal.UnknownAreaCode)]
    [InlineData("11 1234-5678", PhoneRefusal.InvalidSubscriber)]
    [InlineData("11 81234-5678", PhoneRefusal.InvalidSubscriber)]
    [InlineData("+999 1234567", PhoneRefusal.InvalidForeign)]
    [InlineData("+351 12", PhoneRefusal.TooShort)]
    [InlineData("5.51199E+12", PhoneRefusal.Mangled)]
    [InlineData("5,51199e+12", PhoneRefusal.Mangled)]
    public void What_is_no_number_is_refused_with_its_reason(string? given, PhoneRefusal expected)
    {
        PhoneNumber.TryParse(given, out var number, out var refusal).ShouldBeFalse();
        number.ShouldBeNull();
        refusal.ShouldBe(expected);
    }

    [Fact]
    public void A_mobile_shows_what_it_is()
    {
        var mobile = Read("11999990001");
        (mobile.IsMobile, mobile.IsLandline, mobile.IsBrazilian).ShouldBe((true, false, true));
        mobile.AreaCode!.State.ShouldBe("SP");
        (mobile.E164, mobile.National, mobile.Masked).ShouldBe(("+5511999990001", "(11) 99999-0001", "+55 11 9••••-••01"));
        mobile.PossibleWaIds.ShouldBe(["5511999990001", "551199990001"]);
    }

    [Fact]
    public void A_landline_shows_what_it_is()
    {
        var landline = Read("1133330001");
        (landline.IsMobile, landline.IsLandline, landline.IsBrazilian).ShouldBe((false, true, true));
        (landline.National, landline.Masked).ShouldBe(("(11) 3333-0001", "+55 11 ••••-••01"));
        landline.PossibleWaIds.ShouldBe(["551133330001"]);
    }

    [Fact]
    public void A_foreign_line_has_no_area_code_and_is_neither_mobile_nor_landline()
    {
        var foreign = Read("+351912345678");
        (foreign.IsMobile, foreign.IsLandline, foreign.IsBrazilian, foreign.AreaCode).ShouldBe((false, false, false, null));
        (foreign.National, foreign.Masked).ShouldBe(("+351912345678", "+35••••••••78"));
    }

    [Theory]
    [InlineData("551199990001", "5511999990001")]
    [InlineData("5511999990001", "5511999990001")]
    [InlineData("551133330001", "551133330001")]
    [InlineData("56987654321", "56987654321")]
    [InlineData("5215512345678", "525512345678")]
    public void An_id_from_WhatsApp_is_always_international(string waId, string digits)
    {
        PhoneNumber.TryFromWaId(waId, out var number, out _).ShouldBeTrue();
        number.Digits.ShouldBe(digits);
    }

    [Fact]
    public void A_Mexican_line_may_have_an_id_with_the_old_one() =>
        Read("+525512345678").PossibleWaIds.ShouldBe(["525512345678", "5215512345678"]);

    [Fact]
    public void A_number_never_shows_itself_in_text() => $"{Read("11999990001")}".ShouldNotContain("99999");

    [Fact]
    public void A_stored_number_that_cannot_be_read_is_an_error_without_the_number() =>
        Should.Throw<FormatException>(() => PhoneNumber.Parse("+5520999990001")).Message.ShouldNotContain("999990001");

    [Fact]
    public void A_million_Brazilian_numbers_are_read_in_seconds()
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1_000_000; i++)
        {
            PhoneNumber.TryParse("(11) 99999-0001", out _, out _).ShouldBeTrue();
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static PhoneNumber Read(string given)
    {
        PhoneNumber.TryParse(given, out var number, out var refusal).ShouldBeTrue($"{given}: {refusal}");
        return number!;
    }
}
