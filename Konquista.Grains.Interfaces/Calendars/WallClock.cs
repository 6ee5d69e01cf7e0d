namespace Konquista.Calendars;

/// <summary>Which moment a wall clock's reading means in a zone that may skip or repeat an hour.</summary>
internal static class WallClock
{
    extension(TimeZoneInfo zone)
    {
        /// <summary>A skipped reading means the moment the clock jumped; a repeated one its first or its later pass.</summary>
        public DateTimeOffset Instant(DateTime reading, bool isLater)
        {
            while (zone.IsInvalidTime(reading))
            {
                reading = new DateTime(reading.Ticks - (reading.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified).AddMinutes(1);
            }

            var offset = !zone.IsAmbiguousTime(reading) ? zone.GetUtcOffset(reading)
                : isLater ? zone.GetAmbiguousTimeOffsets(reading).Min()
                : zone.GetAmbiguousTimeOffsets(reading).Max();
            return new DateTimeOffset(reading, offset).ToUniversalTime();
        }
    }
}
