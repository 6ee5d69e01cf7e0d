using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Knows who signed up on a page and now writes, perhaps from another number, by the code that the page put into their first words.</summary>
internal sealed class ChatCodes(NpgsqlDataSource db, IGrainFactory grains)
{
    public const string Actor = "chat_code";

    [StringSyntax("sql")]
    private const string SelectOwner = """
        select c.lead_id
        from unnest($1::text[]) with ordinality as g (code, no)
        join chat_codes c on c.code = g.code
        join leads l on l.id = c.lead_id
        where c.expires_at > product_now() and l.erased_at is null and l.merged_into is null
        order by g.no
        limit 1
        """;

    [StringSyntax("sql")]
    private const string Suggest = """
        insert into merge_suggestions (a, b, reason) values (least($1::uuid, $2), greatest($1::uuid, $2), 'chat') on conflict do nothing
        """;

    /// <summary>
    /// The lead that a sender is. A stranger who writes with somebody's code is that person under another number; two leads who share
    /// one chat may be one person, which is for people to say.
    /// </summary>
    public async Task<Guid?> Resolve(Guid? sender, CloudApiInbound item, CancellationToken cancellation)
    {
        if (await Owner(item.Says, cancellation) is not { } owner || owner == sender)
        {
            return sender;
        }

        if (sender is { } known)
        {
            await db.Execute(Suggest, known, owner);
            return sender;
        }

        return item.From is not null && await Learn(owner, "+" + item.From) ? owner : null;
    }

    private async Task<bool> Learn(Guid owner, string number) =>
        await grains.GetGrain<ILeadGrain>(GrainKey.Lead(owner)).ChangeNumber(new(NumberChangeKind.Add, number, Actor)) is NumberOutcome.Done;

    private async Task<Guid?> Owner(string text, CancellationToken cancellation)
    {
        var codes = ChatCode.In(text);
        if (codes.Count == 0)
        {
            return null;
        }

        await using var command = db.Command(SelectOwner, (object)codes.ToArray());
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }
}
