using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>A QR code leaves the screen: as a file, and on paper with its name and nothing else.</summary>
public sealed class QrCodeTests(Site site)
{
    [Theory, InlineData("/links/00000000-0000-7000-8000-0000000001a1"), InlineData("/landing-pages/00000000-0000-7000-8000-000000000a01")]
    public async Task A_code_is_kept_as_a_file(string path)
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        await visitor.Page.GotoAsync(path);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Baixar QR code" }).ClickAsync());

        download.SuggestedFilename.ShouldEndWith(".png");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_page_of_a_link_is_printed_as_a_large_code_with_its_name(bool dark)
    {
        await using var visitor = await Visitor.At(site, new Screen(1366, dark));
        var page = visitor.Page;
        await page.GotoAsync("/links/00000000-0000-7000-8000-0000000001a1");
        var name = await page.Locator("h1").InnerTextAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Picture($"link-print-{(dark ? "dark" : "light")}");

        (await page.Locator("body").InnerTextAsync()).Trim().ShouldBe(name);
        (await page.Locator(".qr").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(500);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color + getComputedStyle(document.body).backgroundColor"))
            .ShouldBe("rgb(0, 0, 0)rgb(255, 255, 255)");
    }
}
