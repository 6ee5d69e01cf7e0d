using System.ComponentModel.DataAnnotations;

namespace Konquista.Web.Segments;

/// <summary>What a segment is called.</summary>
public sealed class SegmentForm
{
    [Required, StringLength(60)]
    public string? Name { get; set; }

    public int Version { get; set; }

    internal string Title => Name!.Trim();
}
