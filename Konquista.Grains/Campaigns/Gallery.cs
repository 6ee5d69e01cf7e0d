namespace Konquista.Campaigns;

/// <summary>The ready campaigns that came with the product, one file each.</summary>
internal static class Gallery
{
    private const string Folder = "Gallery/";

    public static IReadOnlyList<GalleryCampaign> All { get; } = Load();

    public static GalleryCampaign? Find(string key) => All.FirstOrDefault(campaign => campaign.Key == key);

    private static List<GalleryCampaign> Load()
    {
        var assembly = typeof(Gallery).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return Json.Read<GalleryCampaign>(file.ReadToEnd());
            })
            .OrderBy(campaign => campaign.Position)];
    }
}
