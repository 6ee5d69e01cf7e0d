namespace Konquista.Web;

/// <summary>Names the resources in which every text of the site stands, in each language.</summary>
public sealed class Texts;
