using Konquista.Leads.Entries;
using Konquista.Phones;

namespace Konquista.Leads.Intakes;

/// <summary>Who of many people handed in at once can be taken side by side, and who shares a number or a key with another: those come after, in their order.</summary>
internal sealed record IntakeOrder(IReadOnlyList<int> Apart, IReadOnlyList<int> After)
{
    public static IntakeOrder Of(IReadOnlyList<NewLead> people)
    {
        var others = people.Select(person => OtherNumbers.Read(person).Select(other => other.Number).ToArray()).ToArray();
        var givenAsOther = others.SelectMany(numbers => numbers).CountBy(number => number).ToDictionary();
        var seen = new HashSet<object>();
        var (apart, after) = (new List<int>(), new List<int>());
        foreach (var (no, person) in people.Index())
        {
            var number = LeadIdentities.Number(person, out _);
            var ownOther = number is not null && others[no].Contains(number) ? 1 : 0;
            var isShared = (number is not null && givenAsOther.GetValueOrDefault(number) > ownOther)
                || others[no].Any(other => givenAsOther[other] > 1);

            // All are noted, whatever the first of them says.
            var isFirst = Array.TrueForAll([.. Names(person, number, others[no]).Select(seen.Add)], isNew => isNew);
            (isFirst && !isShared ? apart : after).Add(no);
        }

        return new(apart, after);
    }

    private static IEnumerable<object> Names(NewLead person, PhoneNumber? number, IEnumerable<PhoneNumber> others)
    {
        foreach (var one in others.Append(number).OfType<PhoneNumber>().Distinct())
        {
            yield return one;
        }

        foreach (var alias in person.Aliases)
        {
            yield return alias.Value;
        }

        if (CaptureTrail.KeyOf(person) is { } key)
        {
            yield return Convert.ToHexString(key);
        }
    }
}
