using System.ComponentModel;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>Why a change was not made: a word for programs and a sentence for people.</summary>
[May]
[Description("Why a change was not made. Nothing was written.")]
internal sealed record Problem(
    [property: Description("A word for programs.")] ProblemCode Code,
    [property: Description("A sentence for people, in the language that Accept-Language names: pt-BR or en.")] string Message,
    [property: Description("The input field that it is about.")] string? Field = null,
    [property: Description("A more exact word, where there is one.")] string? Detail = null);
