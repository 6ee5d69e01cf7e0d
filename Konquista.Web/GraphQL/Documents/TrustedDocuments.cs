using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Documents;

/// <summary>The documents of a folder that the operator trusts: they may be asked for by their hash and, where the folder is set, nothing else may be asked.</summary>
internal sealed class TrustedDocuments
{
    private const string Prefix = "sha256:";
    private readonly FrozenDictionary<string, string>? _byHash;

    public TrustedDocuments(ApiSettings settings) => _byHash = settings.TrustedDocumentsPath is { } path
        ? Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .DistinctBy(Hash, StringComparer.Ordinal)
            .ToFrozenDictionary(Hash, StringComparer.Ordinal)
        : null;

    /// <summary>Puts the text in place of its hash; answers why the document is not taken, or null.</summary>
    public ExecutionError? Resolve(ExecutionOptions options)
    {
        if (options.DocumentId is not { Length: > 0 } id)
        {
            return _byHash is null || (options.Query is { } text && _byHash.ContainsKey(Hash(text)))
                ? null
                : Refusal.Untrusted();
        }

        if (options.Query is { Length: > 0 })
        {
            return Refusal.BadInput("Give either query or documentId.");
        }

        if (_byHash is null || !id.StartsWith(Prefix, StringComparison.Ordinal) || !_byHash.TryGetValue(id[Prefix.Length..], out var known))
        {
            return Refusal.UnknownDocument();
        }

        options.Query = known;
        return null;
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
