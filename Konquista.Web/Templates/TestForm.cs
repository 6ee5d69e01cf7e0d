using System.ComponentModel.DataAnnotations;

namespace Konquista.Web.Templates;

/// <summary>What is typed to try a template on one's own number.</summary>
public sealed class TestForm
{
    /// <summary>Made when the form is shown: pressed twice, one message goes.</summary>
    public Guid RequestId { get; set; } = Guid.NewGuid();

    [Required, StringLength(40)]
    public string? Number { get; set; }

    [Required]
    public Guid? PhoneId { get; set; }

    [Range(1, TemplateForm.MostVariants)]
    public int Variant { get; set; } = 1;

    /// <summary>Go on although a lead has this number.</summary>
    public bool Known { get; set; }
}
