using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Somebody at a screen of one size and theme, who notices everything the browser complains about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly bool InView = Environment.GetEnvironmentVariable("KONQUISTA_SCREENSHOTS_IN_VIEW") is { Length: > 0 };

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(condition: true, error);
        page.RequestFailed += (_, request) => Note(
            !request.Url.EndsWith("/live", StringComparison.Ordinal) && request.Failure != "net::ERR_ABORTED", $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public IEnumerable<string> Complaints => _complaints;

    public static Task<Visitor> At(Site site, Screen screen, bool signedIn = true) =>
        At(site.Browser, site.Address, screen, signedIn ? site.Session : null);

    public static async Task<Visitor> At(IBrowser browser, string address, Screen screen, string? session = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = screen.Width, Height = screen.Width < 768 ? 844 : 900 },
            IsMobile = screen.Width < 768,
            HasTouch = screen.Width < 768,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "pt-BR",
            TimezoneId = "America/Sao_Paulo",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = session,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        if (InView)
        {
            // The font waits for a second page rather than move the first.
            await page.GotoAsync("/sign-in");
            await page.EvaluateAsync("document.fonts.load('1rem Inter')");
        }

        return new Visitor(context, page);
    }

    /// <summary>Comes in by the door; answers the cookies with which others may go on.</summary>
    public Task<string> SignIn(Site site) => SignIn(site.Email, site.Password);

    public async Task<string> SignIn(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Senha").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("/");
        return await _context.StorageStateAsync();
    }

    /// <summary>What is wrong with the page as it stands: axe's violations but for those of elements that others made, a page wider than the screen, complaints of the browser.</summary>
    public async Task<IReadOnlyList<string>> Faults(params string[] ofOthers)
    {
        var axe = await Page.RunAxe(new AxeRunContext { Exclude = [.. ofOthers.Select(selector => new AxeSelector(selector))] });
        var isWide = await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        return
        [
            .. axe.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Take(3).Select(node => node.Html))}"),
            .. isWide ? ["the page is wider than the screen"] : Array.Empty<string>(),
            .. _complaints,
        ];
    }

    /// <summary>Keeps a picture where KONQUISTA_SCREENSHOTS names a folder: of the whole page, or of what is in view.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("KONQUISTA_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = !InView });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool condition, string complaint)
    {
        if (condition)
        {
            _complaints.Enqueue(complaint);
        }
    }
}

/// <summary>The width of a screen and its theme.</summary>
internal sealed record Screen(int Width, bool IsDark)
{
    public static Screen Desk { get; } = new(1366, IsDark: false);

    public override string ToString() => $"{Width}-{(IsDark ? "dark" : "light")}";
}
