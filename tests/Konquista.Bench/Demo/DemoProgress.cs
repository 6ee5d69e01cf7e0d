using System.Globalization;

namespace Konquista.Bench.Demo;

/// <summary>A line on stderr every few seconds: the product's day and hour, how fast it runs, what is under way.</summary>
internal sealed class DemoProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly CultureInfo Portuguese = CultureInfo.GetCultureInfo("pt-BR");

    private long _said = TimeProvider.System.GetTimestamp();

    public static void Say(string sentence) => Console.Error.WriteLine(sentence);

    public void Tell(Workload work, double speed, DateTimeOffset begins)
    {
        if (TimeProvider.System.GetElapsedTime(_said) < Every)
        {
            return;
        }

        _said = TimeProvider.System.GetTimestamp();
        var local = work.Now.ToOffset(begins.Offset);
        var day = (local.Date - begins.Date).Days;
        Say(string.Create(
            Portuguese, $"dia {day,2}  {local:ddd dd/MM HH:mm}  x{speed:F0}  a enviar {work.Due}, enviando {work.Sending}, aguardando {work.Planned - work.Due}"));
    }
}
