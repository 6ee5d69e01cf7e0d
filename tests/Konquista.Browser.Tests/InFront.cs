namespace Konquista.Browser;

/// <summary>Tests that press keys: those go to the page in front, so nobody else opens one meanwhile.</summary>
[CollectionDefinition(nameof(InFront), DisableParallelization = true)]
public static class InFront;
