namespace Konquista.Web.Campaigns;

/// <summary>Where a step stands in the version that a person is in: its day, and which step of that day where the day has several.</summary>
internal static class StepPlace
{
    /// <summary>
    /// For a row m with campaign_id, enrollment_id and step: null, the day, or the day and the number within it. Who is not enrolled any
    /// more is told by the latest version that has the step.
    /// </summary>
    public const string OfMessage = $"""
        (select s.place from campaign_versions v {Of}
          where m.step is not null and s.id = m.step
            and v.id = coalesce((select e.version_id from enrollments e where e.id = m.enrollment_id), (
              select w.id from campaign_versions w
              where w.campaign_id = m.campaign_id
                and jsonb_path_exists(w.definition, '$.steps[*] ? (@.id == $id)', jsonb_build_object('id', m.step))
              order by w.no desc limit 1))
          limit 1)
        """;

    /// <summary>The steps s of a version v, each with its id and place.</summary>
    public const string Of = """
        cross join lateral (
          select q.step ->> 'id' as id,
            case when count(*) over (partition by q.step ->> 'day') = 1 then array[(q.step ->> 'day')::int]
              else array[(q.step ->> 'day')::int, (row_number() over (partition by q.step ->> 'day' order by q.no))::int] end as place
          from rows from (jsonb_path_query(v.definition, '$.steps[*]')) with ordinality q (step, no)
        ) s
        """;
}
