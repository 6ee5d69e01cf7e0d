using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Konquista.WhatsApp;

/// <summary>What a provider is given to call a message by, and gives back with each status: "k1.202611.&lt;message id&gt;".</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MessageReference(Guid MessageId, DateOnly Month)
{
    private const string Version = "k1.";
    private const int MonthDigits = 6;

    public static bool TryParse([NotNullWhen(true)] string? text, out MessageReference reference)
    {
        reference = default;
        var ours = text is not null
            && text.Length == Version.Length + MonthDigits + 1 + 32
            && text.StartsWith(Version, StringComparison.Ordinal)
            && text[Version.Length + MonthDigits] == '.';
        if (!ours
            || !DateOnly.TryParseExact(text.AsSpan(Version.Length, MonthDigits), "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            || !Guid.TryParseExact(text.AsSpan(Version.Length + MonthDigits + 1), "N", out var id))
        {
            return false;
        }

        reference = new(id, month);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Version}{Month:yyyyMM}.{MessageId:N}");
}
