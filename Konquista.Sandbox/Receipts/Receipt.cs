namespace Konquista.Sandbox.Receipts;

/// <summary>What was really accepted under one key: how often, when first and last. Kept small: a million must fit.</summary>
internal struct Receipt
{
    public string? Id;
    public string Account;
    public long Recipient;
    public ulong TextHash;
    public long FirstAt;
    public long LastAt;
    public int Count;
    public Provider Provider;
}
