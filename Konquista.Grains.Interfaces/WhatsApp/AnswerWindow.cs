namespace Konquista.WhatsApp;

/// <summary>How long after a person wrote to a number of ours free text may go to them from it, by provider.</summary>
public static class AnswerWindow
{
    private static readonly TimeSpan CustomerService = TimeSpan.FromHours(24);

    /// <summary>Meta counts from its own stamp to its own receipt: what is claimed in the last minutes may come too late.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(10);

    /// <summary>Null where it always may.</summary>
    public static TimeSpan? Of(string provider) => provider == "cloud_api" ? CustomerService - OnTheWay : null;
}
