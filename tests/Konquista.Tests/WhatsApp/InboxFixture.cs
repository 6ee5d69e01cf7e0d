using System.Text.Json.Nodes;
using Konquista.Web.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>An inbox of one's own: what Meta tells goes in, and the worker's parts take it out when the test says so.</summary>
public abstract class InboxFixture(TestDatabase database) : IAsyncLifetime
{
    private protected NpgsqlDataSource Db { get; private set; } = null!;

    private protected InboxGrains Grains { get; } = new();

    private protected InboxStore Inbox => new(Db);

    private protected InboxStatuses Statuses => new(Db, Inbox, Grains.Factory, NullLogger<InboxStatuses>.Instance);

    private protected InboxMessages Messages => new(Db, Inbox, new(Db), new(Db, Grains.Factory), Grains.Factory, NullLogger<InboxMessages>.Instance);

    public async ValueTask InitializeAsync() => Db = NpgsqlDataSource.Create(await database.CreateDatabase());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Db.DisposeAsync();
    }

    private protected Task Tell(params IEnumerable<JsonObject> items) =>
        new WebhookInbox(Db).Store(CloudApiNews.Read(InboxNews.Of(items)), TestContext.Current.CancellationToken);

    /// <summary>One round of the worker; answers whose messages failed.</summary>
    private protected async Task<IReadOnlyList<InboxRow>> Round()
    {
        var rows = await Open();
        await Statuses.Take([.. rows.Where(row => row.IsStatus)], again: false, TestContext.Current.CancellationToken);
        return await Messages.Take([.. rows.Where(row => !row.IsStatus)], TestContext.Current.CancellationToken);
    }

    private protected async Task<int> Rematch(bool all = false)
    {
        await using var connection = await Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = await InboxStore.ParkedStatuses(connection, all, TestContext.Current.CancellationToken);
        await Statuses.Take(rows, again: true, TestContext.Current.CancellationToken);
        return rows.Count;
    }

    private protected async Task<IReadOnlyList<InboxRow>> Open()
    {
        await using var connection = await Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await InboxStore.Open(connection, [], TestContext.Current.CancellationToken);
    }

    private protected Task<string?> StateOf(Guid message) => InboxCast.Ask<string>(Db, "select state from messages where id = $1", message);

    private protected Task<long> Unprocessed() =>
        InboxCast.Ask<long>(Db, "select count(*) from webhook_inbox where processed_at is null");

    private protected Task<string?> Outcome() => InboxCast.Ask<string>(Db, "select outcome from webhook_inbox order by id limit 1");
}
