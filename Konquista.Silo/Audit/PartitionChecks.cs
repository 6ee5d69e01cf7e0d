using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Audit;

/// <summary>The months are prepared, and nothing lies in a default partition.</summary>
internal static class PartitionChecks
{
    [StringSyntax("sql")]
    private const string Missing = """
        select child
        from unnest(array['messages', 'attempts', 'webhook_inbox', 'feed']) parent,
             unnest(array[0, 1]) ahead,
             concat(parent, '_', to_char(product_now() at time zone 'UTC' + make_interval(months => ahead), 'YYYYMM')) child
        where to_regclass('public.' || child) is null
        """;

    [StringSyntax("sql")]
    private const string InDefault = """
        select 'messages_default' where exists (select from messages_default)
        union all select 'attempts_default' where exists (select from attempts_default)
        union all select 'webhook_inbox_default' where exists (select from webhook_inbox_default)
        union all select 'feed_default' where exists (select from feed_default)
        """;

    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        new(AuditGroup.Partitions, "partitions", "this month and the next have their partitions", Missing) { IsWarning = true },
        new(AuditGroup.Partitions, "inDefault", "nothing lies in a default partition", InDefault) { IsWarning = true },
    ];
}
