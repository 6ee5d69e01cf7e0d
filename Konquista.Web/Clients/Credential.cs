namespace Konquista.Web.Clients;

/// <summary>A secret right after it was made, the only time that it is shown; with the id by which a program names itself, where it has one.</summary>
internal sealed record Credential(string Secret, Guid? Client);
