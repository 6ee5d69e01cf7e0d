using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Bench.Benches;
using Konquista.Postgres;

namespace Konquista.Bench.Api;

/// <summary>New people handed in one by one and a thousand at once, each entering a campaign; tomorrow's, so that nothing is sent while we measure.</summary>
internal sealed class Captures(BenchFloor floor, Uri site, string token)
{
    private const int Connections = 32;
    private const int AtOnce = 1000;
    private const int BulkConnections = 2;

    private const string One = "mutation One($input: CaptureInput!) { captureLead(input: $input) { leadId created entry problem { code } } }";
    private const string Many = "mutation Many($input: [CaptureInput!]!) { captureLeads(input: $input) { leadId created entry problem { code } } }";

    // A lead that was answered is kept with its passage and the reminder of its first step.
    [StringSyntax("sql")]
    private const string Armed = """
        select count(*) from leads l
        join enrollments e on e.lead_id = l.id and e.state = 'active'
        join orleans.reminder r on r.service = 'konquista' and r.grain = 'lead/lead-' || replace(l.id::text, '-', '') and r.name = 'next'
        where l.note = $1
        """;

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    private int _no;

    public async Task<double> OneByOne(CancellationToken cancellation)
    {
        var load = new ApiLoad(site, token, Connections);
        await load.Run(WarmingUp, line => line.Request(One, new { input = Person("um") }), cancellation);
        var (perSecond, _) = await load.Run(Time, line => line.Request(One, new { input = Person("um") }), cancellation);
        await MustBeArmed("um");
        return perSecond;
    }

    public async Task<double> AThousandAtOnce(CancellationToken cancellation)
    {
        var load = new ApiLoad(site, token, BulkConnections);
        byte[] Next(ApiLine line) => line.Request(Many, new { input = Enumerable.Range(0, AtOnce).Select(_ => Person("mil")).ToArray() });
        _no = 0;
        await load.Run(WarmingUp, Next, cancellation);
        var (perSecond, _) = await load.Run(Time, Next, cancellation);
        await MustBeArmed("mil");
        return Math.Round(perSecond * AtOnce);
    }

    private object Person(string note)
    {
        var no = Interlocked.Increment(ref _no);
        return new
        {
            name = "Ana Beatriz de Souza",
            phone = string.Create(CultureInfo.InvariantCulture, $"+55{(note == "um" ? 22 : 24)}9{90_000_000 - no}"),
            tags = new[] { "BOTOX", "SITE" },
            note,
            notBefore = "2026-03-04",
            idempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{note}-{no}"),
        };
    }

    private async Task MustBeArmed(string note)
    {
        await using var command = floor.Db.Command(Armed, note);
        command.CommandTimeout = 120;
        var armed = (long)(await command.ExecuteScalarAsync())!;
        if (armed != _no)
        {
            throw new InvalidOperationException($"{_no} people were handed in, {armed} are in a campaign with a reminder.");
        }
    }
}
