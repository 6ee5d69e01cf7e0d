using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>A lead as its numbers are changed: decides what follows from another number being written to.</summary>
internal sealed record NumberedLead(int Version, string Phone, string TimeZone, string? StoreZone, IReadOnlyList<string> Numbers)
{
    private const string DefaultZone = "America/Sao_Paulo";

    [StringSyntax("sql")]
    private const string InsertNumber = """
        insert into lead_identities (kind, value, lead_id, given, learnt_from) values ('phone', $2, $1, $3, 'manual')
        """;

    // With the names under which WhatsApp knows that line.
    [StringSyntax("sql")]
    private const string DeleteNumber = """
        delete from lead_identities
        where lead_id = $1 and ((kind = 'phone' and value = $2) or (kind = 'wa_id' and value = any ($3)))
        """;

    [StringSyntax("sql")]
    private const string UpdatePhone = """
        update leads set phone = $2, area_code = $3, state = $4, region = $5, time_zone = $6, undeliverable = 0 where id = $1
        """;

    [StringSyntax("sql")]
    private const string CloseWindows = """
        update messages set closes_at = product_clock_timestamp()
        where lead_id = $1 and kind = 'step' and state = 'planned' and closes_at > product_clock_timestamp()
        """;

    // As an editor's correction of the zone: windows of the past are judged by the clock of their day.
    [StringSyntax("sql")]
    private const string WriteZone = """
        select write_change('lead.edited', $2, null, jsonb_build_object('time_zone', $3::text), jsonb_build_object('time_zone', $4::text), $1)
        """;

    public LeadChange Change(Guid id, NumberChange change, PhoneNumber number)
    {
        var written = new LeadChange(id, Version);
        return change.Kind switch
        {
            NumberChangeKind.Add => Added(written, change, number),
            NumberChangeKind.Prefer => Preferred(written, change.By, number),
            NumberChangeKind.Remove => Removed(written, change.By, number),
            NumberChangeKind.Replace => Replaced(written, change, number),
            _ => throw new InvalidOperationException($"Unknown change {change.Kind}."),
        };
    }

    // Who had none is written to at this one.
    private LeadChange Added(LeadChange written, NumberChange change, PhoneNumber number)
    {
        if (!Numbers.Contains(number.E164))
        {
            written.Then(InsertNumber, written.LeadId, number.E164, change.Number).Fact("lead.phone_added", change.By.Name);
        }

        return Phone.Length == 0 ? Preferred(written, change.By, number) : written;
    }

    private LeadChange Replaced(LeadChange written, NumberChange change, PhoneNumber number)
    {
        var old = PhoneNumber.TryParse(Phone, out var known, out _) && known != number ? known : null;
        Preferred(Added(written, change, number), change.By, number);
        return old is null ? written : Removed(written, change.By, old);
    }

    private LeadChange Preferred(LeadChange written, Actor by, PhoneNumber number)
    {
        if (number.E164 == Phone)
        {
            return written;
        }

        var area = number.AreaCode;
        var zone = TimeZone == UsualZone(Phone) ? UsualZone(number.E164) : TimeZone;
        written.Then(UpdatePhone, written.LeadId, number.E164, area?.Code, area?.State, area?.Region, zone).Fact("lead.phone_preferred", by.Name);
        return zone == TimeZone ? written
            : written.Then(WriteZone, written.LeadId, by.Name, TimeZone, zone).Then(CloseWindows, written.LeadId);
    }

    private static LeadChange Removed(LeadChange written, Actor by, PhoneNumber number) =>
        written.Then(DeleteNumber, written.LeadId, number.E164, number.PossibleWaIds.ToArray()).Fact("lead.phone_removed", by.Name);

    private string UsualZone(string phone) =>
        (PhoneNumber.TryParse(phone, out var number, out _) ? number.AreaCode?.TimeZoneId : null) ?? StoreZone ?? DefaultZone;
}
