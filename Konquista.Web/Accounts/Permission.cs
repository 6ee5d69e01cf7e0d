namespace Konquista.Web.Accounts;

/// <summary>What somebody may do on the site. A page names one; what none is named for is closed.</summary>
public enum Permission
{
    /// <summary>Look at leads, messages and numbers of one's stores.</summary>
    See,

    /// <summary>See people's numbers whole; everybody else sees them masked.</summary>
    SeeNumbers,

    /// <summary>Ask to see one masked number; who asked is written down.</summary>
    Reveal,

    /// <summary>Answer people and note what they said or booked.</summary>
    Answer,

    /// <summary>Add, edit, pause, enroll and erase leads one by one.</summary>
    EditLeads,

    /// <summary>Change many leads at once.</summary>
    ManyLeads,

    Export,

    Import,

    /// <summary>Add, change, pause and remove numbers of ours.</summary>
    Phones,

    /// <summary>Pause and resume everything.</summary>
    Sending,

    Campaigns,

    Templates,

    /// <summary>Write, publish and take back landing pages.</summary>
    LandingPages,

    /// <summary>Write and change ready replies: of one's own store, or of all.</summary>
    Replies,

    Stores,

    Settings,

    Users,

    Audit,

    /// <summary>Let other programs in: API clients, access tokens of all, and webhooks.</summary>
    Integrations,
}
