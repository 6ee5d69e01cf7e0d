using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.Settings;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>What may be asked about the settings.</summary>
internal sealed class SettingsQueries(SettingList list)
{
    [May(Permission.Settings)]
    [Description("What the business decides for the whole installation.")]
    public async Task<SettingsNode> Settings(CancellationToken cancel) => new(await list.Read(cancel));
}
