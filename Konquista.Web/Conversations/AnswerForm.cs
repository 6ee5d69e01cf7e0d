namespace Konquista.Web.Conversations;

/// <summary>An answer as it is typed; its bounds are the lead's to tell.</summary>
public sealed class AnswerForm
{
    /// <summary>Made when the form is shown, so that a second press sends nothing more.</summary>
    public Guid RequestId { get; set; } = Guid.NewGuid();

    public string? Text { get; set; }

    /// <summary>An approved template that goes instead of free text.</summary>
    public Guid? TemplateId { get; set; }
}
