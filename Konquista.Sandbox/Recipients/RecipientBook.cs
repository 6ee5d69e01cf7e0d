using System.Runtime.InteropServices;
using Konquista.Sandbox.Faults;

namespace Konquista.Sandbox.Recipients;

/// <summary>How many messages each person received, and whether they already answered; decides who answers when.</summary>
internal sealed class RecipientBook(Dice dice)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Person> _people = [];

    public AnswerKind Received(Recipient recipient, FaultPlan plan)
    {
        var kind = Inclination(recipient, plan);
        var step = plan[Dial.ReplyAfter] > 0
            ? (int)plan[Dial.ReplyAfter]
            : 1 + (int)(dice.Number(recipient.Key, 0, (int)Dial.ReplyAfter << 4) % Dials.MostSteps);
        lock (_gate)
        {
            ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(_people, recipient.Digits, out _);
            person.Messages++;
            if (kind == AnswerKind.None || person.Messages < step || person.Given.HasFlag(kind))
                return AnswerKind.None;
            person.Given |= kind;
            return kind;
        }
    }

    public void Clear()
    {
        lock (_gate)
            _people.Clear();
    }

    private AnswerKind Inclination(Recipient recipient, FaultPlan plan)
    {
        var roll = dice.Percent(recipient.Key, 0, (int)Dial.Replies << 4);
        if (roll < plan[Dial.OptOuts])
            return AnswerKind.OptOut;
        return roll < plan[Dial.OptOuts] + plan[Dial.Replies] ? AnswerKind.Reply : AnswerKind.None;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Person
    {
        public int Messages;
        public AnswerKind Given;
    }
}

/// <summary>What a person writes back.</summary>
[Flags]
internal enum AnswerKind
{
    None = 0,
    Reply = 1,
    OptOut = 2,
}
