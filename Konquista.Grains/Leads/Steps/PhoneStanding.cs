namespace Konquista.Leads.Steps;

/// <summary>How the number of ours that would write to a lead stands.</summary>
internal enum PhoneStanding
{
    None,
    Paused,
    Ready,
}
