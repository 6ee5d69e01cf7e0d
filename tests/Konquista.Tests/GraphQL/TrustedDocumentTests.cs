using Konquista.Web;
using Konquista.Web.GraphQL.Documents;

namespace Konquista.GraphQL;

/// <summary>Where the operator names the only documents, no other is taken, by whomever.</summary>
public sealed class TrustedDocumentTests(TestDatabase database)
{
    private const string Trusted = "{ me { role } }";

    [Fact]
    public async Task Only_what_is_trusted_is_taken_whole_or_by_its_hash()
    {
        var folder = Directory.CreateTempSubdirectory("konquista-documents-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "me.graphql"), Trusted, TestContext.Current.CancellationToken);
        await using var host = await WebHost.On(database, new() { ["Konquista:Api:TrustedDocumentsPath"] = folder.FullName });
        using var client = await host.SignedIn();

        (await client.Data(Trusted)).GetProperty("me").GetProperty("role").GetString().ShouldBe("owner");
        (await Ask(client, $"sha256:{TrustedDocuments.Hash(Trusted)}")).ShouldContain("owner");
        (await Ask(client, $"sha256:{new string('0', 64)}")).ShouldContain("UNKNOWN_DOCUMENT");
        (await client.Ask("{ me { name } }")).ToString().ShouldContain("UNTRUSTED_DOCUMENT");
        folder.Delete(recursive: true);
    }

    private static async Task<string> Ask(HttpClient client, string documentId)
    {
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/graphql", new { documentId }, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
