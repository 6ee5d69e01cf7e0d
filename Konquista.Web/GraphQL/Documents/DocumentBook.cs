using System.Collections.Concurrent;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQLParser.AST;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Documents;

/// <summary>Reads each document once: what it is and whether it fits the schema is kept, who may ask is not. Too large and, where only trusted ones are let in, unknown documents end here.</summary>
internal sealed class DocumentBook(TrustedDocuments trusted, IDocumentBuilder builder) : IConfigureExecution
{
    private const int Kept = 1000;
    private const int LongestKept = 16 * 1024;
    private readonly ConcurrentDictionary<string, GraphQLDocument> _known = new(StringComparer.Ordinal);

    public float SortOrder => 200;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (trusted.Resolve(options) is { } refusal)
        {
            return Refused(refusal);
        }

        if (options.Query is { Length: > 0 } text && _known.TryGetValue(text, out var known))
        {
            options.Document = known;
            options.ValidationRules = options.CachedDocumentValidationRules;
            return await next(options);
        }

        return options.Query is { Length: > 0 } unknown && TryRead(unknown, out var document)
            ? await First(options, document, next)
            : await next(options);
    }

    private async Task<ExecutionResult> First(ExecutionOptions options, GraphQLDocument document, ExecutionDelegate next)
    {
        if (DocumentSize.Problem(document) is { } problem)
        {
            return Refused(Refusal.TooMuch(problem));
        }

        options.Document = document;
        var result = await next(options);
        Keep(options.Query!, result);
        return result;
    }

    // What cannot be read is read again by the library, which tells where it is wrong.
    private bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GraphQLDocument? document)
    {
        try
        {
            document = builder.Build(text);
            return true;
        }
        catch (ExecutionError)
        {
            document = null;
            return false;
        }
    }

    private void Keep(string text, ExecutionResult result)
    {
        if (!result.Executed || result.Document is null || text.Length > LongestKept)
        {
            return;
        }

        if (_known.Count >= Kept)
        {
            _known.Clear();
        }

        _known[text] = result.Document;
    }

    private static ExecutionResult Refused(ExecutionError error) => new() { Errors = [error] };
}
