using Konquista.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Konquista.Web;

/// <summary>The tables of sign-in in the migrations are those that the model of ASP.NET Core Identity wants.</summary>
public sealed class AccountTablesTests(TestDatabase database)
{
    [Fact]
    public async Task The_schema_auth_is_the_model()
    {
        var options = new DbContextOptionsBuilder<AccountContext>().UseNpgsql(database.Source).Options;
        await using var context = new AccountContext(options);
        var wanted = context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property =>
            $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()} {(property.IsNullable ? "null" : "not null")}"));
        var there = await context.Database.SqlQuery<string>($"""
            select table_name || '.' || column_name || ' '
              || data_type || coalesce('(' || character_maximum_length || ')', '')
              || case is_nullable when 'YES' then ' null' else ' not null' end as "Value"
            from information_schema.columns where table_schema = 'auth'
            """).ToListAsync(TestContext.Current.CancellationToken);
        there.Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
    }
}
