using System.Diagnostics.CodeAnalysis;
using Konquista.Campaigns;
using Konquista.Leads;
using Konquista.Postgres;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Phones;

/// <summary>What answers of a provider mean beyond their message: a number that must rest, a campaign at fault, a person out of reach.</summary>
internal sealed class PhoneTroubles(NpgsqlDataSource db, PhoneStore phones)
{
    // Locked in the order of the ids, as everybody locks leads.
    [StringSyntax("sql")]
    private const string CountUnreachable = """
        with locked as (
          select id from leads where id = any ($1) order by id for no key update
        )
        update leads l set undeliverable = l.undeliverable + 1, version = l.version + 1 from locked where l.id = locked.id
        """;

    private static readonly DateTimeOffset UntilAPersonLooks = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when the phone's own row changed.</summary>
    public async Task<bool> Handle(Guid phoneId, IReadOnlyList<Sent> sent, DateTimeOffset now, IGrainFactory grains)
    {
        if (Of(sent, SendClass.LeadUnreachable) is { Count: > 0 } unreachable)
        {
            await db.Execute(CountUnreachable, unreachable.Select(one => one.Result.Message.LeadId).ToArray());
        }

        foreach (var optedOut in Of(sent, SendClass.LeadOptedOut))
        {
            await grains.GetGrain<ILeadGrain>(GrainKey.Lead(optedOut.Result.Message.LeadId)).Note(new(LeadNoteKind.OptedOut, "provider"));
        }

        foreach (var campaign in Of(sent, SendClass.CampaignPaused).Select(one => one.Result.Message.CampaignId).OfType<Guid>().Distinct())
        {
            await grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(campaign)).Change(CampaignState.Paused, "provider");
        }

        if (Of(sent, SendClass.PhoneStopped) is not [var stopped, ..])
        {
            return false;
        }

        var until = stopped.Answer?.RetryAfter is { } rest ? now + rest : UntilAPersonLooks;
        await phones.Block(phoneId, until, stopped.Result.Error ?? "stopped");
        return true;
    }

    /// <summary>The breaker after a batch: any success closes it, each failure of provider or network counts.</summary>
    public static Breaker Count(Breaker breaker, IReadOnlyList<Sent> sent, DateTimeOffset now)
    {
        foreach (var one in sent)
        {
            breaker = one.Answer?.Class switch
            {
                SendClass.Accepted => Breaker.Closed,
                SendClass.TryLater or SendClass.Uncertain => breaker.Failed(now),
                _ => breaker,
            };
        }

        return breaker;
    }

    private static List<Sent> Of(IReadOnlyList<Sent> sent, SendClass send) => [.. sent.Where(one => one.Answer?.Class == send)];
}
