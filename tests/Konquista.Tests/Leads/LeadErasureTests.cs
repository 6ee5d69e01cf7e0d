using System.Security.Cryptography;
using System.Text;
using Konquista.Imports;
using Konquista.Sequences;
using Konquista.Silo.Audit;

namespace Konquista.Leads;

/// <summary>Somebody asks to be erased: nothing of them is left, the ledger adds up, and no source brings them in again.</summary>
public sealed class LeadErasureTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_and_the_ledger_adds_up()
    {
        var zuleica = await Known("Zuleica Quaresma", "11982000001");
        string[] words = ["zuleica", "quaresma", "82000001", "wamid.11982000001"];
        (await Traces.Of(town.Db, words)).Count.ShouldBeGreaterThan(15);

        (await town.Lead(zuleica).Erase("maria")).ShouldBe(EraseOutcome.Erased);

        (await Traces.Of(town.Db, words)).ShouldBeEmpty();
        (await town.Db.All<string>("select concat_ws(' ', state, accepted_at is not null, attempts) from messages where lead_id = $1", zuleica)).ShouldBe(["accepted t 1"]);
        (await town.Value<string>("select concat_ws(' ', actor, data) from feed where lead_id = $1 and kind = 'lead.erased'", zuleica)).ShouldBe("maria");
        (await town.Value<bool>("select erased_at is not null and opted_out_at is not null and waiting_since is null from leads where id = $1", zuleica)).ShouldBeTrue();
        (await new AuditRun(town.Db).Make(TestContext.Current.CancellationToken)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task An_erased_person_comes_in_by_no_source_but_by_writing_to_us()
    {
        var yara = await town.Capture("Yara", "11 98200-0002");
        await Quiet(yara);
        await town.Lead(yara).Erase("maria");
        var file = await Import("Nome,Whatsapp,Tags\nYara Melo,+55 (11) 98200-0002,VIP\nXica,11982000003,VIP\n");

        (await Capture(LeadSource.Page, "11 8200-0002")).ShouldBeOfType<CaptureOutcome.Suppressed>();
        (await town.Db.All<string>("select concat_ws(' ', line, verdict, reason, given) from import_lines where import_id = $1 order by line", file))
            .ShouldBe(["2 refused erased", "3 new"]);
        (await Traces.Of(town.Db, "yara", "82000002")).ShouldBeEmpty();

        var back = (await Capture(LeadSource.WhatsApp, "551182000002")).ShouldBeOfType<CaptureOutcome.Recorded>();
        back.Created.ShouldBeTrue();
        back.LeadId.ShouldNotBe(yara);
        (await Capture(LeadSource.Page, "11 98200-0002")).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId.ShouldBe(back.LeadId);
    }

    [Fact]
    public async Task What_an_import_found_of_an_erased_person_and_what_one_would_do_goes_too()
    {
        var vera = await town.Capture("Vera Quintela", "11 98200-0095");
        await Quiet(vera);
        var file = await Import("Nome,Whatsapp,Tags\nVera,11982000095,NOVA\n");
        await town.Db.Change("""
            insert into import_rehearsals (import_id, line, verdict, lead_id, given)
            values ($1, 2, 'updated', $2, 'Vera,11982000095'), ($1, 3, 'refused', null, 'Vera;(11) 98200-0095;x')
            """, file, vera);
        (await town.Value<long>("select count(*) from import_changes where lead_id = $1", vera)).ShouldBe(1);

        (await town.Lead(vera).Erase("maria")).ShouldBe(EraseOutcome.Erased);

        (await town.Value<long>("select count(*) from import_changes where lead_id = $1", vera)).ShouldBe(0);
        (await town.Value<long>("select count(*) from import_rehearsals where import_id = $1", file)).ShouldBe(0);
    }

    [Fact]
    public async Task A_booking_of_an_erased_person_is_refused()
    {
        var wilma = await town.Capture("Wilma", "11 98200-0004");
        await Quiet(wilma);
        await town.Lead(wilma).Erase("maria");

        var file = await Import("Whatsapp,Data\n11982000004,10/03/2099 15:00\n", "appointments");

        (await town.Db.All<string>("select concat_ws(' ', verdict, reason, given) from import_lines where import_id = $1", file)).ShouldBe(["refused erased"]);
        (await Traces.Of(town.Db, "82000004")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_being_written_to_or_read_is_erased_a_moment_later()
    {
        var vera = await town.Capture("Vera", "11 98200-0005");
        await Quiet(vera);
        await town.Db.Change("update messages set state = 'sending' where lead_id = $1", vera);
        (await town.Lead(vera).Erase("maria")).ShouldBe(EraseOutcome.Busy);
        await town.Db.Change("update messages set state = 'accepted' where lead_id = $1", vera);
        await Wrote("+5511982000005", "wamid.v", "oi", processed: false);
        (await town.Lead(vera).Erase("maria")).ShouldBe(EraseOutcome.Busy);
        (await town.Value<string>("select concat_ws(' ', l.name, e.state) from leads l join enrollments e on e.lead_id = l.id where l.id = $1", vera)).ShouldBe("Vera active");

        await town.Db.Change("update webhook_inbox set processed_at = product_now() where sender_key = '+5511982000005'");

        (await town.Lead(vera).Erase("maria")).ShouldBe(EraseOutcome.Erased);
        (await town.Lead(vera).Erase("maria")).ShouldBe(EraseOutcome.Erased);
        (await town.Lead(Guid.NewGuid()).Erase("maria")).ShouldBe(EraseOutcome.UnknownLead);
    }

    [Fact]
    public async Task Nothing_brings_an_erased_lead_back_to_life()
    {
        var ursula = await town.Capture("Úrsula", "11 98200-0006");
        await Quiet(ursula);
        await town.Lead(ursula).Erase("maria");
        var version = await town.Value<int>("select version from leads where id = $1", ursula);

        await town.Lead(ursula).Note(new(LeadNoteKind.OptedIn, "maria"));
        await town.Lead(ursula).Book(new(Town.MondayMorning.AddDays(1), null, LeadSource.Manual, null, "maria"));
        await town.Lead(ursula).Receive(new("wamid.u", null, "text", "oi", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false));
        (await town.Lead(ursula).Enroll(new(town.Campaign, Again: true, null, "maria"))).ShouldBe(Entry.OptedOut);
        (await town.Lead(ursula).Edit(new() { Version = version, Name = "Úrsula", By = "maria" })).ShouldBe(EditOutcome.UnknownLead);
        (await town.Lead(ursula).Move(null, "maria")).ShouldBe(EditOutcome.UnknownLead);
        (await town.Lead(ursula).Leave(null, "maria")).ShouldBeFalse();
        (await town.Lead(ursula).Capture(new() { GivenName = "Úrsula", GivenPhone = "11 98200-0006", Source = LeadSource.Import })).ShouldBeOfType<CaptureOutcome.Suppressed>();

        (await town.Value<int>("select version from leads where id = $1", ursula)).ShouldBe(version);
        (await Traces.Of(town.Db, "úrsula", "82000006")).ShouldBeEmpty();
    }

    /// <summary>Somebody of whom there is something in every table that can hold it.</summary>
    private async Task<Guid> Known(string name, string number)
    {
        await Import($"Nome,Whatsapp,Tags\n{name},{number},VIP\n{name},{number}9999999,VIP\n");
        var lead = await town.Value<Guid>("select lead_id from lead_identities where value = $1", $"+55{number}");
        await town.Lead(lead).Wake();
        await Quiet(lead);
        await town.Db.Change("update messages set provider_id = 'wamid.' || $2 where lead_id = $1", lead, number);
        await town.Db.Change("update attempts set provider_id = 'wamid.' || $2, detail = 'not for ' || $2 where message_id in (select id from messages where lead_id = $1)", lead, number);
        await town.Db.Change("insert into lead_identities (kind, value, lead_id, learnt_from) values ('wa_id', $2, $1, 'send')", lead, $"5511{number[3..]}");
        await Wrote($"+55{number}", $"wamid.{number}.in", $"Aqui é a {name}", processed: true);
        await town.Db.Change("""
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at, processed_at)
            values (date_trunc('month', product_now())::date, 'status', 'cloud_api', '1', 'status:wamid.' || $1 || ':read', jsonb_build_object('recipient_id', $1), product_now(), product_now())
            """, number);
        await town.Lead(lead).Receive(new($"wamid.{number}.in", null, "text", $"Aqui é a {name}", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false));
        await town.Lead(lead).Book(new(Town.MondayMorning.AddDays(1), null, LeadSource.Manual, $"crm-{number}", "maria"));
        (await town.Lead(lead).Edit(new()
        {
            Version = await town.Value<int>("select version from leads where id = $1", lead),
            Name = $"Dona {name}",
            Tags = ["quaresma"],
            Note = $"{name} prefere a tarde",
            TimeZone = "America/Manaus",
            By = "maria",
        })).ShouldBe(EditOutcome.Saved);
        return lead;
    }

    private Task Quiet(Guid lead) => town.Settles(lead, "accepted");

    private Task Wrote(string sender, string id, string text, bool processed) => town.Db.Change("""
        insert into webhook_inbox (month, kind, provider, account, sender_key, event_key, body, received_at, processed_at)
        values (date_trunc('month', product_now())::date, 'message', 'cloud_api', '1', $1, 'message:' || $2,
          jsonb_build_object('from', substr($1, 2), 'profile_name', $3, 'text', $3), product_now(), case when $4 then product_now() end)
        """, sender, id, text, processed);

    private Task<CaptureOutcome> Capture(string source, string phone) =>
        town.Grains.GetGrain<ICapture>(GrainKey.Only).Capture(new() { GivenName = "Ela", GivenPhone = phone, Source = source, Enroll = false });

    private async Task<Guid> Import(string file, string kind = "leads")
    {
        var id = Guid.CreateVersion7();
        var bytes = Encoding.UTF8.GetBytes(file);
        await town.Db.Change("insert into imports (id, kind, file_name, bytes, sha256, options, state) values ($1, $2, 'a.csv', $3, $4, '{}', 'queued')",
            id, kind, (long)bytes.Length, SHA256.HashData(bytes));
        await town.Db.Change("insert into import_chunks (import_id, no, bytes) values ($1, 0, $2)", id, bytes);
        await town.Grains.GetGrain<IImportGrain>(GrainKey.Import(id)).Start();
        await Town.Eventually(async () => await town.Value<string>("select coalesce(problem, state) from imports where id = $1", id) is var state and not "done" ? state : null);
        return id;
    }
}
