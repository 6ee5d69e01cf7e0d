using System.ComponentModel.DataAnnotations;

namespace Konquista.Web.Clients;

/// <summary>What is typed about a token of one's own.</summary>
public sealed class AccessTokenForm
{
    public static readonly IReadOnlyList<int> Spans = [7, 30, 90, 365];

    [Required, StringLength(60)]
    public string Name { get; set; } = "";

    public int Days { get; set; } = 90;

    public string[] Scopes { get; set; } = [];
}
