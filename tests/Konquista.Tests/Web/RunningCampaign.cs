namespace Konquista.Web;

/// <summary>A host with one running campaign of one step, and a person who went into it and got that step.</summary>
internal static class RunningCampaign
{
    public const string Id = "00000000-0000-7000-8000-0000000000c1";
    public const string Step = "dia-0";

    public static async Task<WebHost> On(TestDatabase database)
    {
        var host = await WebHost.On(database);
        await host.Value<object>($$"""
            with c as (
              insert into campaigns (id, name, state, version, draft) values ('{{Id}}', 'Retorno', 'running', 1, '{"steps": []}') returning id
            )
            insert into campaign_versions (id, campaign_id, no, definition)
            select gen_random_uuid(), c.id, 1,
              '{"steps": [{"id": "dia-0", "day": 0, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}' from c
            returning id
            """);
        await host.Value<object>($$"""
            update campaigns set version_id = (select v.id from campaign_versions v where v.campaign_id = '{{Id}}'),
              draft = '{"steps": [{"id": "dia-0", "day": 0, "template_id": "00000000-0000-7000-8000-0000000000d1"}], "per_day": 2}'
            where id = '{{Id}}' returning id
            """);
        return host;
    }

    public static Task<object> Enter(WebHost host) => host.Value<object>($"""
        with l as (
          insert into leads (id, name, phone, time_zone, source, entry, captured_at)
          values (gen_random_uuid(), 'Ana', '+5511990000001', 'America/Sao_Paulo', 'manual', 'enrolled', product_now()) returning id
        ), e as (
          insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, next_step, next_at)
          select gen_random_uuid(), l.id, '{Id}', v.id, 'active', product_now(), date_trunc('month', product_now())::date, '{Step}', product_now()
          from l, campaign_versions v where v.campaign_id = '{Id}' returning id, lead_id, month
        )
        insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at,
          expires_at, planned_at)
        select gen_random_uuid(), e.month, 'step', e.lead_id, e.id, '{Id}', '{Step}', gen_random_uuid(), 'delivered', current_date,
          product_now(), product_now(), product_now(), product_now()
        from e returning id
        """);
}
