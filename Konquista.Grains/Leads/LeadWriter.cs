using Npgsql;

namespace Konquista.Leads;

/// <summary>Changes a lead by what is decided on its newest facts: where a set-wise writer (an import's tags) came in between, it is decided anew.</summary>
internal sealed class LeadWriter(NpgsqlDataSource db, LeadReader leads)
{
    private const int Tries = 5;

    /// <summary>False when there is no such lead any more, or <paramref name="decide"/> says that there is nothing to change.</summary>
    public async Task<bool> Change(Guid id, Func<LeadFacts, LeadChange?> decide)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await leads.Find(id) is not { ErasedAt: null, MergedInto: null } lead || decide(lead) is not { } change)
            {
                return false;
            }

            if (await change.Commit(db))
            {
                return true;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }
}
