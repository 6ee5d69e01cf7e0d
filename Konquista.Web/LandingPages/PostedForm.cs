namespace Konquista.Web.LandingPages;

/// <summary>What a visitor sent, as it came: nothing of it is believed.</summary>
public sealed class PostedForm
{
    public string? Name { get; set; }

    public string? Phone { get; set; }

    /// <summary>Which of the form's choices.</summary>
    public string? Choice { get; set; }

    public string? Store { get; set; }

    public string? Remark { get; set; }

    public string? Consent { get; set; }

    /// <summary>No person sees this field: what fills it in is a program.</summary>
    public string? Website { get; set; }

    public string? Mark { get; set; }

    internal bool IsOfProgram => !string.IsNullOrEmpty(Website);
}
