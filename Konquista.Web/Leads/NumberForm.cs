using System.ComponentModel.DataAnnotations;
using Konquista.Leads;

namespace Konquista.Web.Leads;

/// <summary>What is asked for a number of a lead.</summary>
public sealed class NumberForm
{
    [Required]
    public NumberChangeKind? Kind { get; set; }

    [Required, StringLength(40)]
    public string? Number { get; set; }

    internal NumberChange ToChange(Actor by) => new(Kind!.Value, Number!, by);
}
