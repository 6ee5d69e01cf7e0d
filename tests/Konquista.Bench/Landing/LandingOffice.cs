using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Bench.Benches;
using Konquista.Bench.Children;
using Konquista.Bench.Pages;
using Konquista.Postgres;
using SkiaSharp;

namespace Konquista.Bench.Landing;

/// <summary>Makes a landing page as people do, in the site's own editor: from a theme, with a photograph of its own, published.</summary>
internal sealed record LandingOffice(Uri Address)
{
    private const int PictureWidth = 2400;
    private const int PictureHeight = 1600;

    [StringSyntax("sql")]
    private const string SelectPage = "select id, version from landing_pages order by created_at desc limit 1";

    public string Path => Address.AbsolutePath;

    public static async Task<LandingOffice> Open(BenchFloor floor, HttpClient http, Fleet fleet, Visitor visitor, CancellationToken cancellation)
    {
        Uri At(string path) => new(fleet.WebAddress, path);
        var token = Visitor.Token(await visitor.Get("/landing-pages/new", cancellation));
        using var begin = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Name"] = "Medida",
            ["Form.Theme"] = "serena",
            ["__RequestVerificationToken"] = token,
        });
        await Post(http, At("/landing-pages/new"), begin, cancellation);
        var (id, version) = await Page(floor, cancellation);
        using var form = Form(token, version);
        await Post(http, At($"/landing-pages/{id}/edit"), form, cancellation);
        var (_, saved) = await Page(floor, cancellation);
        using var publish = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = saved.ToString(CultureInfo.InvariantCulture),
            ["__RequestVerificationToken"] = token,
        });
        await Post(http, At($"/landing-pages/{id}/publish"), publish, cancellation);
        return new(At("/p/medida"));
    }

    private static async Task Post(HttpClient http, Uri address, HttpContent content, CancellationToken cancellation)
    {
        using var answer = await http.PostAsync(address, content, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(Guid Id, int Version)> Page(BenchFloor floor, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(SelectPage);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetGuid(0), row.GetInt32(1));
    }

    private static MultipartFormDataContent Form(string token, int version)
    {
        var form = new MultipartFormDataContent();
        void Put(string name, string value) => form.Add(new StringContent(value), name);
        Put("__RequestVerificationToken", token);
        Put("act", "picture:Blocks[0].Picture");
        Put("Form.Name", "Medida");
        Put("Form.Slug", "medida");
        Put("Form.Version", version.ToString(CultureInfo.InvariantCulture));
        Put("Form.Content.Title", "Avaliação facial sem compromisso");
        Put("Form.Content.Description", "Converse com quem entende de pele e saia com um plano feito para você.");
        Put("Form.Content.Theme", "serena");
        Put("Form.Content.Consent", "Concordo em receber mensagens pelo WhatsApp. Posso pedir para parar a qualquer momento.");
        foreach (var (no, kind, heading) in (IEnumerable<(int, string, string)>)[(0, "hero", "Sua pele bem cuidada"), (1, "benefits", "Por que vir"), (2, "form", "Agende"), (3, "questions", "Perguntas")])
        {
            Put($"Form.Content.Blocks[{no}].Kind", kind);
            Put($"Form.Content.Blocks[{no}].Heading", heading);
            Put($"Form.Content.Blocks[{no}].Text", "Uma avaliação com calma, para entender o que faz sentido para você.");
            Put($"Form.Content.Blocks[{no}].Label", "Quero minha avaliação");
            for (var item = 0; kind is "benefits" or "questions" && item < 3; item++)
            {
                Put($"Form.Content.Blocks[{no}].Items[{item}].Title", "Quem atende escuta");
                Put($"Form.Content.Blocks[{no}].Items[{item}].Text", "Você conta o que incomoda e o que espera. A gente explica o que é possível.");
            }
        }

        form.Add(new ByteArrayContent(Photograph()), "File.Blocks[0].Picture", "foto.jpg");
        return form;
    }

    /// <summary>Soft shapes with the grain of a camera: about as hard to pack as a photograph of a room.</summary>
    private static byte[] Photograph()
    {
        var chance = new Random(7);
        using var picture = new SKBitmap(PictureWidth, PictureHeight);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(new SKColor(226, 204, 190));
        using var paint = new SKPaint { IsAntialias = true };
        for (var no = 0; no < 700; no++)
        {
            paint.Color = new SKColor((byte)chance.Next(90, 255), (byte)chance.Next(70, 230), (byte)chance.Next(70, 220), (byte)chance.Next(20, 90));
            canvas.DrawOval(chance.Next(PictureWidth), chance.Next(PictureHeight), chance.Next(20, 320), chance.Next(20, 260), paint);
        }

        for (var no = 0; no < 300_000; no++)
        {
            var (x, y, shade) = (chance.Next(PictureWidth), chance.Next(PictureHeight), (byte)chance.Next(60, 220));
            picture.SetPixel(x, y, new SKColor(shade, shade, shade));
        }

        using var image = SKImage.FromBitmap(picture);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 88);
        return data.ToArray();
    }
}
