namespace Konquista.Phones;

/// <summary>Why what somebody gave is not a phone number.</summary>
public enum PhoneRefusal
{
    None,
    Empty,
    NotANumber,
    TooShort,
    TooLong,

    /// <summary>Eight or nine digits of a Brazilian line without its DDD.</summary>
    MissingAreaCode,
    UnknownAreaCode,

    /// <summary>The DDD exists, but no Brazilian line begins like this.</summary>
    InvalidSubscriber,

    /// <summary>A country code that does not exist, or a number that does not exist in that country.</summary>
    InvalidForeign,

    /// <summary>A spreadsheet turned it into scientific notation, such as 5.51199E+12: digits are lost.</summary>
    Mangled,
}
