using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Konquista.Bench.Benches;
using Konquista.Postgres;

namespace Konquista.Bench.Api;

/// <summary>A program that is let in to all leads, as its owner registers it: fetches its short tokens with its secret.</summary>
internal sealed class ApiProgram(BenchFloor floor, Uri site)
{
    [StringSyntax("sql")]
    private const string Insert = "insert into api_clients (id, name, scopes, secret_hash) values ($1, 'Medida', 'see see-numbers edit-leads audit', $2)";

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the bench asks for beyond the usual limits: one program has all of the traffic here, and all of the sockets.</summary>
    public static IReadOnlyDictionary<string, string> Limits { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Konquista:Api:RequestsPerSecond"] = "1000000",
        ["Konquista:Api:Burst"] = "1000000",
        ["Konquista:Api:SocketsPerClient"] = "2000",
    };

    public static async Task<ApiProgram> Register(BenchFloor floor, Uri site)
    {
        var program = new ApiProgram(floor, site);
        await floor.Db.Execute(Insert, program._id, SHA256.HashData(Encoding.UTF8.GetBytes(program._secret)));
        return program;
    }

    /// <summary>Good for ten minutes.</summary>
    public async Task<string> Token(CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = _id.ToString(),
            ["client_secret"] = _secret,
        });
        using var answer = await floor.Http.PostAsync(new Uri(site, "/api/v1/token"), form, cancellation);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
