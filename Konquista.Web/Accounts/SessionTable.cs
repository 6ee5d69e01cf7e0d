namespace Konquista.Web.Accounts;

/// <summary>Open sessions as a page lists them; the one by which the page was asked for is marked.</summary>
internal sealed record SessionTable(IReadOnlyList<SessionRow> Rows, Guid? Here);
