namespace Konquista.Web.LandingPages;

/// <summary>The page that a visitor sees when their form was taken, with the way on to WhatsApp where there is one.</summary>
internal sealed record ThanksView(PublishedPage Page, string? Chat);
