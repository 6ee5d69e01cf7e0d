using System.Globalization;
using System.Security.Cryptography;

namespace Konquista.Web.Live;

/// <summary>What open pages were told lately, in turns: a page knows the turn it was made at, and at the line hears only of what came after.</summary>
internal sealed class Turns
{
    private const int Kept = 512;

    // A turn of another process means nothing here.
    private readonly string _process = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private readonly Lock _writing = new();
    private readonly Topic[] _told = new Topic[Kept];
    private long _last;

    /// <summary>The turn of now, as a page carries it.</summary>
    public string Now => string.Create(CultureInfo.InvariantCulture, $"{_process}-{Volatile.Read(ref _last)}");

    /// <summary>The turn at which the request's page began to be made.</summary>
    public static string Of(HttpContext context) => (string)context.Items[typeof(Turns)]!;

    public static void Note(HttpContext context) => context.Items[typeof(Turns)] = context.RequestServices.GetRequiredService<Turns>().Now;

    public void Add(Topic topics)
    {
        lock (_writing)
        {
            _told[(_last + 1) % Kept] = topics;
            Volatile.Write(ref _last, _last + 1);
        }
    }

    /// <summary>What was told after a turn; everything where that is not known any more.</summary>
    public Topic Since(string? turn)
    {
        var at = turn?.Split('-') is [var process, var number] && process == _process
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        lock (_writing)
        {
            if (at < 0 || at > _last || _last - at >= Kept)
            {
                return Topics.Everything;
            }

            var missed = Topic.None;
            for (var next = at + 1; next <= _last; next++)
            {
                missed |= _told[next % Kept];
            }

            return missed;
        }
    }
}
