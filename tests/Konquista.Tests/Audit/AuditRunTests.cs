using Konquista.Silo.Audit;
using Npgsql;

namespace Konquista.Audit;

public sealed class AuditRunTests(TestDatabase database)
{
    internal const string MessageId = "00000000-0000-0000-0000-0000000000d0";

    private const string Message = "messages set";
    private const string Enrollment = "enrollments set";
    private const string Lead = "leads set";
    private const string Copied = "create temp table copy as table messages; update copy {0}; insert into messages table copy";

    // One lead, one step, sent on Monday 2026-03-02 at 10:00 São Paulo.
    internal const string Sound = """
        select make_partitions('2026-03-01');
        insert into phones (id, name, number, provider, base_url, token_cipher)
        values ('00000000-0000-0000-0000-0000000000f0', 'Um', '+5511900000101', 'social_hub', 'http://127.0.0.1', '');
        insert into leads (id, name, phone, time_zone, source, entry, captured_at)
        values ('00000000-0000-0000-0000-0000000000a0', 'Ana', '+5511950006219', 'America/Sao_Paulo', 'import', 'enrolled', '2026-03-02T08:00-03:00');
        insert into lead_identities (kind, value, lead_id, learnt_from)
        values ('phone', '+5511950006219', '00000000-0000-0000-0000-0000000000a0', 'import');
        insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month)
        select '00000000-0000-0000-0000-0000000000e0', '00000000-0000-0000-0000-0000000000a0', id, version_id, 'active',
               '2026-03-02T08:00-03:00', '2026-03-01' from campaigns;
        insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at,
          expires_at, planned_at, claimed_at, accepted_at, attempts)
        select '00000000-0000-0000-0000-0000000000d0', '2026-03-01', 'step', '00000000-0000-0000-0000-0000000000a0',
          '00000000-0000-0000-0000-0000000000e0', id, 'd0', '00000000-0000-0000-0000-0000000000f0', 'accepted', '2026-03-02',
          '2026-03-02T09:00-03:00', '2026-03-02T20:00-03:00', '2026-03-03T20:00-03:00', '2026-03-02T09:00-03:00', '2026-03-02T10:00-03:00',
          '2026-03-02T10:00:01-03:00', 1 from campaigns;
        insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, finished_at)
        values ('00000000-0000-0000-0000-0000000000d0', '2026-03-01', 1, '00000000-0000-0000-0000-0000000000f0', 1,
          '2026-03-02T10:00-03:00', now() - interval '1 hour', '', now());
        insert into orleans.reminder (service, grain, name, start, period, hash)
        values ('konquista', 'lead/lead-000000000000000000000000000000a0', 'next', now(), 1, 1);
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id)
        select planned_at, 'message.planned', lead_id, enrollment_id, campaign_id, id, phone_id from messages
        """;

    // An answer and a template tried out, two minutes apart, on the Sunday after.
    private const string ByHand = """
        with m as (
          insert into messages (id, month, kind, lead_id, phone_id, body, author, state, local_day, due_at, closes_at, expires_at, planned_at,
            claimed_at, accepted_at, attempts)
          select gen_random_uuid(), '2026-03-01', kind, l.id, p.id, '', 'ana', 'accepted', '2026-03-08', at, at + interval '1 day',
            at + interval '1 day', at, at, at, 1
          from leads l, phones p, (values ('manual', '2026-03-08T22:00-03:00'::timestamptz), ('test', '2026-03-08T22:02-03:00')) as m (kind, at)
          returning *
        ), a as (
          insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, finished_at)
          select id, month, 1, phone_id, 1, claimed_at, now() - interval '1 hour', '', now() from m
        )
        insert into feed (at, kind, lead_id, message_id, phone_id) select planned_at, 'message.planned', lead_id, id, phone_id from m
        """;

    [Fact]
    public async Task A_sound_ledger_passes_and_adds_up()
    {
        var report = await Audit(Sound);

        report.IsOk.ShouldBeTrue(string.Join('\n', AuditTable.Of(report)));
        report.Total.ShouldBe(new LedgerLine { Planned = 1, Sent = 1 });
    }

    [Theory]
    [InlineData("ledger", "delete from messages")]
    [InlineData("ledger", Copied, "set id = gen_random_uuid()")]
    [InlineData("ledger", "update feed set kind = 'message.skipped', phone_id = null; delete from messages")]
    [InlineData("vanished", "delete from messages")]
    [InlineData("vanished", "update feed set kind = 'message.skipped', phone_id = null; delete from messages")]
    [InlineData("repeated", Copied, "set id = gen_random_uuid()")]
    [InlineData("twiceADay", Copied, "set id = gen_random_uuid(), step = 'd1'")]
    [InlineData("unattempted", "delete from attempts")]
    [InlineData("unfinished", "update attempts set finished_at = null")]
    [InlineData("outOfOrder", $"update {Message} planned_at = claimed_at + interval '1 second'")]
    [InlineData("outOfOrder", $"update {Message} delivered_at = claimed_at - interval '1 second'")]
    [InlineData("afterTheEnd", $"update {Enrollment} state = 'stopped', ended_at = '2026-03-02T09:59-03:00'")]
    [InlineData("afterOptOut", $"update {Lead} opted_out_at = '2026-03-02T09:59-03:00'")]
    [InlineData("afterReply", """
        insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
        select gen_random_uuid(), id, 'x', 'text', '', '2026-03-02T09:59-03:00', '2026-03-02T09:59-03:00' from leads
        """)]
    [InlineData("notEnrolled", "delete from enrollments")]
    [InlineData("noEntry", $"update {Lead} entry = ''")]
    [InlineData("forgotten", "delete from orleans.reminder")]
    [InlineData("noIdentity", "delete from lead_identities")]
    [InlineData("outsideWindow", "update attempts set claimed_at = '2026-03-02T20:00-03:00'")]
    [InlineData("outsideWindow", "update attempts set claimed_at = '2026-03-01T10:00-03:00'")]
    [InlineData("outsideWindow", "update attempts set claimed_at = '2026-04-21T10:00-03:00'")]
    public async Task It_names_what_is_broken(string finding, string fault, string? copied = null)
    {
        var report = await Audit($"{Sound};{fault.Replace("{0}", copied)}");

        report.IsOk.ShouldBeFalse();
        report.Findings.Single(found => found.Name == finding).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_came_after_the_claim_is_no_fault()
    {
        var report = await Audit($"""
            {Sound};
            insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
            select gen_random_uuid(), id, 'x', 'text', '', '2026-03-02T10:00:02-03:00', '2026-03-02T10:00:02-03:00' from leads;
            update enrollments set state = 'stopped', ended_at = '2026-03-02T10:00:03-03:00'
            """);

        report.Count(AuditGroup.SentAfterStop).ShouldBe(0);
        report.IsOk.ShouldBeTrue();
    }

    // On a Sunday evening, after the person wrote and the sequence ended.
    [Fact]
    public async Task What_a_person_wrote_by_hand_goes_at_any_hour_and_is_no_fault()
    {
        var report = await Audit($"""
            {Sound}; {ByHand};
            insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
            select gen_random_uuid(), id, 'x', 'text', '', '2026-03-02T12:00-03:00', '2026-03-02T12:00-03:00' from leads;
            update enrollments set state = 'stopped', ended_at = '2026-03-02T12:00-03:00';
            update leads set paused_at = '2026-03-02T12:00-03:00', human_until = '2026-03-20T12:00-03:00'
            """);

        report.IsOk.ShouldBeTrue(string.Join('\n', AuditTable.Of(report)));
        report.Total.ShouldBe(new LedgerLine { Planned = 3, Sent = 3 });
    }

    [Fact]
    public async Task What_a_person_wrote_by_hand_is_claimed_after_no_opt_out()
    {
        var report = await Audit($"{Sound}; {ByHand}; update leads set opted_out_at = '2026-03-02T12:00-03:00'");

        report.Findings.Single(found => found.Name == "afterOptOut").Count.ShouldBe(2);
    }

    // 10:00 in São Paulo is 8:00 in Rio Branco, before the window opens.
    [Theory]
    [InlineData("2026-03-05", true)]
    [InlineData("2026-03-01", false)]
    public async Task A_clock_that_was_corrected_later_moves_no_window_of_the_past(string corrected, bool sound)
    {
        var report = await Audit($"""
            {Sound};
            update leads set time_zone = 'America/Rio_Branco';
            insert into feed (at, kind, lead_id, actor, data)
            select '{corrected}', 'lead.edited', id, 'maria', jsonb_build_object('before', jsonb_build_object('time_zone', 'America/Sao_Paulo')) from leads
            """);

        report.IsOk.ShouldBe(sound);
    }

    [Fact]
    public async Task One_that_vanished_and_one_that_was_invented_do_not_make_up_for_each_other()
    {
        var report = await Audit($"{Sound}; update messages set id = gen_random_uuid()");

        report.Findings.Single(found => found.Name == "ledger").Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_planned_and_skipped_later_was_planned_once()
    {
        var report = await Audit($"""
            {Sound};
            insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id)
            select at, 'message.skipped', lead_id, enrollment_id, campaign_id, message_id, phone_id from feed
            """);

        report.IsOk.ShouldBeTrue(string.Join('\n', AuditTable.Of(report)));
    }

    // The enrollment began in February, its step was planned in March: only the fact is left.
    [Fact]
    public async Task A_month_that_was_detached_with_its_facts_is_not_missed()
    {
        var report = await Audit($"""
            {Sound};
            select make_partitions('2026-02-01');
            update enrollments set month = '2026-02-01';
            update attempts set month = '2026-02-01';
            update messages set month = '2026-02-01';
            alter table messages detach partition messages_202602;
            alter table attempts detach partition attempts_202602;
            alter table feed detach partition feed_202602
            """);

        report.Count(AuditGroup.Ledger).ShouldBe(0);
    }

    private async Task<AuditReport> Audit(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        await using (var command = source.CreateCommand(sql))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        return await new AuditRun(source).Make(TestContext.Current.CancellationToken);
    }
}
