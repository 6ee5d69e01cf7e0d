using System.ComponentModel;
using System.Globalization;
using Konquista.Settings;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Sending;
using Konquista.Web.Settings;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>Changes what the business decides for the whole installation, by the rules of the site's page: all of it or nothing.</summary>
internal sealed class SettingsMutations(SettingList list, SendingSystem sending, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.Settings)]
    [Description("Saves settings, all or none.")]
    public async Task<SettingsPayload> SaveSettings(SettingsInput input, CancellationToken cancel)
    {
        var stored = await list.Read(cancel);
        var form = input.ToForm(stored);
        var problem = Wrong(input, form) ?? await Unsure(form, stored, cancel) ?? await Saved(input.Given(form), input.Seen);
        return new(new(await list.Read(cancel)), problem);
    }

    private Problem? Wrong(SettingsInput input, SettingForm form)
    {
        if (input.Window is { } hours && hours.DistinctBy(day => day.Day).Count() != hours.Count)
        {
            return problems.Of(ProblemCode.Invalid, "window");
        }

        var state = new ModelStateDictionary();
        foreach (var section in Enum.GetValues<SettingSection>())
        {
            state.Check(form, section, texts);
        }

        var problem = problems.In(form) ?? (state.IsValid ? null : Problems.Said(state));
        return problem?.Field is null or "" || problem.Field.StartsWith("window", StringComparison.Ordinal) ? problem is null ? null : problem with { Field = "window" } : problem;
    }

    // Leads go only after somebody who knew how many said so.
    private async Task<Problem?> Unsure(SettingForm form, SettingValues stored, CancellationToken cancel) =>
        form.Sure ? null
        : await list.Doomed(form.LeadDays, stored, cancel) is > 0 and var doomed
            ? problems.Of(ProblemCode.NotSure, "leadDays") with { Detail = doomed.ToString(CultureInfo.InvariantCulture) }
            : null;

    private async Task<Problem?> Saved(SettingValues given, string seen) =>
        await sending.Settings(settings => settings.Save(given, SettingJson.Read(seen), asker.Actor)) switch
        {
            SettingsSaved.Yes => null,
            SettingsSaved.Stale => problems.Of(ProblemCode.Stale),
            _ => problems.Of(ProblemCode.Invalid),
        };
}
