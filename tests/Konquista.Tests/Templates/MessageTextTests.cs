using FsCheck.Xunit;

namespace Konquista.Templates;

/// <summary>The exact text one person gets.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Oi, [nome]!", "Oi, Ana!")]
    [InlineData("Oi, [Nome]! Sou da [unidade].", "Oi, Ana! Sou da Clínica Jardins.")]
    [InlineData("[ nome | tudo bem ]?", "Ana?")]
    [InlineData("Em [endereço]", "Em Rua A, 1")]
    [InlineData("Em [address]", "Em Rua A, 1")]
    [InlineData("Dia [data|a combinar]", "Dia a combinar")]
    [InlineData("*[nome]*, oi", "*Ana*, oi")]
    [InlineData("Oi[data|]!", "Oi!")]
    public void Variables_are_filled(string body, string text) =>
        Render(body, ("nome", "Ana"), ("unidade", "Clínica Jardins"), ("endereco", "Rua A, 1")).Text.ShouldBe(text);

    [Theory]
    [InlineData("Oi, [nome]!", "Oi!")]
    [InlineData("Oi,[nome]!", "Oi!")]
    [InlineData("Oi [nome], tudo bem?", "Oi, tudo bem?")]
    [InlineData("Oi, [nome], tudo bem?", "Oi, tudo bem?")]
    [InlineData("Oi [nome] tudo bem?", "Oi tudo bem?")]
    [InlineData("[nome], tudo bem?", "Tudo bem?")]
    [InlineData("*[nome]*, é hoje!", "É hoje!")]
    [InlineData("Oi, *[primeiro_nome]*!", "Oi!")]
    [InlineData("Bom dia! [nome], vamos?", "Bom dia! Vamos?")]
    [InlineData("Oi!\n[nome], vamos?", "Oi!\nVamos?")]
    [InlineData("Oi, [nome|querida]!", "Oi, querida!")]
    public void Without_a_name_the_text_still_reads_well(string body, string text) => Render(body, ("nome", null)).Text.ShouldBe(text);

    [Fact]
    public void An_unfilled_variable_means_nothing_is_sent()
    {
        var rendered = Render("Oi, [nome]! [unidade], [cidade], [unidade], [bogus]", ("cidade", "  "));
        (rendered.MaySend, rendered.Text, rendered.Refusal).ShouldBe((false, null, RenderRefusal.Unfilled));
        rendered.Unfilled.ShouldBe(["unidade", "cidade", "bogus"]);
    }

    [Theory]
    [InlineData("{Oi|Olá", RenderRefusal.Malformed)]
    [InlineData("Oi}", RenderRefusal.Malformed)]
    [InlineData("Oi [nome", RenderRefusal.Malformed)]
    [InlineData("[[nome]]", RenderRefusal.Malformed)]
    [InlineData(" [nome] ", RenderRefusal.Empty)]
    public void What_is_malformed_or_empty_is_refused(string body, RenderRefusal refusal) => Render(body).Refusal.ShouldBe(refusal);

    [Fact]
    public void Data_cannot_format_break_or_command()
    {
        var rendered = Render("Oi, [nome]! Em [endereco].", ("nome", "*Ana*\n_{x|y}_ [unidade]"), ("endereco", "Rua\tA  ~1~ `b`"));
        rendered.Text.ShouldBe("Oi, Ana {x|y} [unidade]! Em Rua A 1 b.");
    }

    [Fact]
    public void A_link_keeps_its_underscores() =>
        Render("[link]", ("link", "https://example.com/?utm_source=a")).Text.ShouldBe("https://example.com/?utm_source=a");

    [Fact]
    public void Alternatives_may_nest_and_hold_variables()
    {
        var texts = Enumerable.Range(0, 200)
            .Select(seed => MessageText.Render("{Oi, [nome|você]|{Bom|Belo} dia}!", new Dictionary<string, string?>(), (ulong)seed).Text).Distinct();
        texts.ShouldBe(["Oi, você!", "Bom dia!", "Belo dia!"], ignoreOrder: true);
    }

    [Property]
    public void One_seed_always_gives_one_text(ulong seed)
    {
        const string body = "{Oi|Olá|E aí}, [nome]! {Tudo bem|Como vai}?";
        var values = new Dictionary<string, string?> { ["nome"] = "Ana" };
        MessageText.Render(body, values, seed).Text.ShouldBe(MessageText.Render(body, values, seed).Text);
    }

    [Property]
    public void Alternatives_are_chosen_evenly(uint origin)
    {
        var chosen = Enumerable.Range(0, 3000).CountBy(i => Render("{a|b|c}", StableHash.Of("lead", $"{origin}-{i}")).Text ?? "");
        chosen.ShouldAllBe(each => each.Value > 800 && each.Value < 1200);
    }

    [Fact]
    public void The_longest_text_that_WhatsApp_takes_may_be_sent_and_no_longer()
    {
        Render(new string('a', 4096)).MaySend.ShouldBeTrue();
        Render(new string('a', 4095) + "🌸").Refusal.ShouldBe(RenderRefusal.TooLong);
    }

    private static RenderedText Render(string body, params (string Name, string? Value)[] values) =>
        MessageText.Render(body, values.ToDictionary(value => value.Name, value => value.Value), seed: 1);

    private static RenderedText Render(string body, ulong seed) => MessageText.Render(body, new Dictionary<string, string?>(), seed);
}
