namespace Konquista.Imports;

/// <summary>Something long that is done to an import a chunk at a time: it may fall between two chunks, and another goes on.</summary>
internal interface IImportWork : IAsyncDisposable
{
    /// <summary>Does the next chunk; false when nothing is left to do, or it is not to be done any more.</summary>
    Task<bool> Next(CancellationToken cancellation = default);
}
