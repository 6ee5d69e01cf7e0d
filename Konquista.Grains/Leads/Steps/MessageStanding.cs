using Konquista.Messages;

namespace Konquista.Leads.Steps;

/// <summary>What a state of the ledger means to the person: whether it is still coming, and whether it takes up a day.</summary>
internal static class MessageStanding
{
    extension(MessageFacts message)
    {
        public bool IsOnItsWay => message.State is MessageState.Planned or MessageState.Sending;

        /// <summary>It reached the person, may have, or still will; what never left takes up no day, nor does what somebody wrote by hand.</summary>
        public bool TakesUpADay => message.Step is not null && message.State is not (MessageState.Cancelled or MessageState.Skipped or MessageState.Failed);

        /// <summary>A phone had it in hand, whatever became of it.</summary>
        public bool WasClaimed => message.ClaimedAt is not null && message.State is not (MessageState.Cancelled or MessageState.Skipped);

        public bool WasTried => message.State is not (MessageState.Cancelled or MessageState.Skipped);
    }
}
