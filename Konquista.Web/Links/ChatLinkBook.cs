using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Web.Links;

/// <summary>Writes links to our chats, each change with the fact of who made it. The code of one never changes: it may be printed somewhere.</summary>
internal sealed class ChatLinkBook(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Picture = "select link_picture(@id)::text";

    [StringSyntax("sql")]
    private const string Write = """
        insert into links (id, code, name, phone_id, campaign_id, store_id, tags, message, version)
        select @id, @code, @name, @phone, @campaign, @store, @tags, @message, 1
        where @version = 0
        """;

    [StringSyntax("sql")]
    private const string Rewrite = """
        update links
        set name = @name, phone_id = @phone, campaign_id = @campaign, store_id = @store, tags = @tags,
          former = case when message <> @message then former || message else former end, message = @message, version = version + 1
        where id = @id and version = @version
        """;

    [StringSyntax("sql")]
    private const string Switch = """
        update links set ended_at = case when @isinuse then null else product_clock_timestamp() end, version = version + 1 where id = @id
        """;

    [StringSyntax("sql")]
    private const string Tell = "select write_change('link.changed', @by, (select name from links where id = @id), @before::jsonb, link_picture(@id))";

    public async Task<ChatLinkSaved> Save(Guid id, ChatLinkForm form, string by, CancellationToken cancel)
    {
        try
        {
            return await Change(id, by, form.Version == 0 ? Write : Rewrite, form.Values(id, ChatCode.New(), by), cancel) ? ChatLinkSaved.Yes : ChatLinkSaved.Stale;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return ChatLinkSaved.NameTaken;
        }
    }

    /// <summary>An ended link brings nobody any more: who writes with its code is answered by a person.</summary>
    public Task<bool> Use(Guid id, bool isInUse, string by, CancellationToken cancel) => Change(id, by, Switch, new { id, isinuse = isInUse }, cancel);

    private async Task<bool> Change(Guid id, string by, [StringSyntax("sql")] string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        CommandDefinition Command([StringSyntax("sql")] string text, object given) => new(text, given, transaction, cancellationToken: cancel);
        var before = await connection.ExecuteScalarAsync<string?>(Command(Picture, new { id }));
        if (await connection.ExecuteAsync(Command(sql, values)) != 1)
        {
            return false;
        }

        await connection.ExecuteAsync(Command(Tell, new { id, by, before }));
        await transaction.CommitAsync(cancel);
        return true;
    }
}

/// <summary>What became of an attempt to save a link.</summary>
internal enum ChatLinkSaved
{
    Yes,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Stale,

    NameTaken,
}
