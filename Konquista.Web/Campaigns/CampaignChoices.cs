using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Campaigns;
using Npgsql;

namespace Konquista.Web.Campaigns;

/// <summary>Reads what a campaign may be put together from: templates, numbers, stores and the words of tag rules.</summary>
internal sealed class CampaignChoices(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Templates = """
        select t.id, t.name, array(select v.body from template_variants v where v.template_id = t.id order by v.no) as texts
        from templates t
        order by t.name
        """;

    [StringSyntax("sql")]
    private const string Phones = """
        select p.id, p.name, p.purpose = 'campaigns' and p.paused_at is null as maysend, p.store_id is not null as isofstore
        from phones p
        where p.removed_at is null
        order by p.name
        """;

    [StringSyntax("sql")]
    private const string Stores = "select id, name from stores order by name";

    [StringSyntax("sql")]
    private const string Tags = """
        select r.word from tag_rules r where r.word <> '*' union select s.tag from stores s order by 1
        """;

    public async Task<CampaignParts> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Templates};\n{Phones};\n{Stores};\n{Tags}", cancellationToken: cancel));
        return new(
            [.. await answers.ReadAsync<TemplateChoice>()],
            [.. await answers.ReadAsync<PhoneChoice>()],
            [.. await answers.ReadAsync<(Guid Id, string Name)>()],
            [.. await answers.ReadAsync<string>()]);
    }
}

/// <summary>What there is to choose from in the editor.</summary>
internal sealed record CampaignParts(
    IReadOnlyList<TemplateChoice> Templates,
    IReadOnlyList<PhoneChoice> Phones,
    IReadOnlyList<(Guid Id, string Name)> Stores,
    IReadOnlyList<string> Tags)
{
    public static CampaignParts None { get; } = new([], [], [], []);

    public string TemplateName(Guid? id) => Templates.FirstOrDefault(template => template.Id == id)?.Name ?? "–";

    public string PhoneNames(IEnumerable<Guid> ids) =>
        string.Join(", ", Phones.Where(phone => ids.Contains(phone.Id)).Select(phone => phone.Name));

    /// <summary>As the grain will see it on publishing, with the numbers that are ticked now.</summary>
    public CampaignSurroundings Around(IReadOnlyList<Guid> phones) => new()
    {
        Templates = Templates.ToDictionary(template => template.Id, template => (IReadOnlyList<string>)template.Texts),
        Stores = [.. Stores.SelectMany(store => new[] { store.Name, store.Id.ToString() })],
        HasPhone = Phones.Any(phone => phone.MaySend && (phone.IsOfStore || phones.Contains(phone.Id))),
    };
}

/// <summary>One template to choose.</summary>
internal sealed record TemplateChoice
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string[] Texts { get; init; } = [];
}

/// <summary>One number of ours to choose.</summary>
internal sealed record PhoneChoice
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public bool MaySend { get; init; }

    public bool IsOfStore { get; init; }
}
