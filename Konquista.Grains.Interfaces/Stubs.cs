#pragma warning disable
namespace Konquista.Phones
{
    public enum PhoneRefusal
    {
        Empty,
    }
}

namespace Konquista.Calendars
{
    [GenerateSerializer, Immutable, Alias("sending-window")]
    public sealed record SendingWindow
    {
        public static SendingWindow Default { get; } = new();
    }
}
