using System.ComponentModel.DataAnnotations;
using Konquista.Phones;

namespace Konquista.Web.Phones;

/// <summary>What is typed about a number of ours.</summary>
public sealed class PhoneForm
{
    [Required, StringLength(60)]
    public string Name { get; set; } = "";

    [Required, StringLength(40)]
    public string Number { get; set; } = "";

    [Required, RegularExpression("^(social_hub|cloud_api)$", MatchTimeoutInMilliseconds = 1000)]
    public string Provider { get; set; } = "cloud_api";

    [StringLength(60)]
    public string? Account { get; set; }

    [Required, StringLength(300)]
    public string BaseUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>Empty to keep the one that is stored.</summary>
    [StringLength(2000)]
    public string? Token { get; set; }

    public Guid? StoreId { get; set; }

    [Required, EnumDataType(typeof(PhonePurpose))]
    public PhonePurpose Purpose { get; set; }

    [Range(1, 100_000)]
    public int DailyCap { get; set; } = 250;

    [Range(0, 3600)]
    public int GapSeconds { get; set; } = 30;

    /// <summary>First day of a warm-up; null for a number that is used to much.</summary>
    public DateOnly? WarmUpFrom { get; set; }

    public bool Sandbox { get; set; }

    /// <summary>Into whose pool a new number goes.</summary>
    public Guid[] Campaigns { get; set; } = [];

    /// <summary>0 for a number that is new.</summary>
    public int Version { get; set; }

    internal static PhoneForm Of(PhoneDetails phone) => new()
    {
        Name = phone.Name,
        Number = phone.Number,
        Provider = phone.Provider,
        Account = phone.Account,
        BaseUrl = phone.BaseUrl,
        StoreId = phone.StoreId,
        Purpose = Enum.TryParse<PhonePurpose>(phone.Purpose, ignoreCase: true, out var purpose) ? purpose : PhonePurpose.Campaigns,
        DailyCap = phone.DailyCap,
        GapSeconds = phone.GapMs / 1000,
        WarmUpFrom = phone.WarmUpFrom,
        Sandbox = phone.Sandbox,
        Version = phone.Version,
    };

    /// <summary>For whoever belongs to one store a number is that store's, and in no pool that others share.</summary>
    internal NewPhone ToNewPhone(Guid? onlyStore, string by) => new()
    {
        Name = Name.Trim(),
        Number = Number.Trim(),
        Provider = Provider,
        Account = Account?.Trim() ?? "",
        BaseUrl = BaseUrl.Trim().TrimEnd('/'),
        Token = string.IsNullOrWhiteSpace(Token) ? null : Token.Trim(),
        StoreId = onlyStore ?? StoreId,
        Purpose = Purpose,
        DailyCap = DailyCap,
        Gap = TimeSpan.FromSeconds(GapSeconds),
        WarmUpFrom = WarmUpFrom,
        Sandbox = Sandbox,
        Campaigns = onlyStore is null ? Campaigns : [],
        Version = Version == 0 ? null : Version,
        By = by,
    };
}
