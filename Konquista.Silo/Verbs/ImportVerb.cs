using System.CommandLine;
using Konquista.Imports;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>"import": hands a file to the running cluster and watches it to its end.</summary>
internal static class ImportVerb
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "A CSV file with the columns Nome, Whatsapp, Tags." };
    private static readonly Option<bool> NoEnroll = new("--no-enroll") { Description = "Only capture: nobody enters a campaign." };
    private static readonly Option<int?> PerDay = new("--per-day") { Description = "Let so many leads begin per day." };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "Enroll into this campaign instead of following the tag rules." };
    private static readonly Option<bool> Again = new("--again") { Description = "Enroll again those who have finished the campaign." };
    private static readonly Option<bool> Appointments = new("--appointments") { Description = "The file lists bookings: Whatsapp, Data, Unidade." };

    private static readonly Option<bool> Suppressions = new("--do-not-contact") { Description = "The file lists numbers that must never be messaged: Whatsapp." };

    public static Command Create()
    {
        var import = new Command("import", "Import a CSV file of leads, of appointments, or of numbers not to be contacted.") { File, NoEnroll, PerDay, Campaign, Again, Appointments, Suppressions };
        import.SetAction(Import);
        return import;
    }

    private static async Task<int> Import(ParseResult given, CancellationToken cancellation)
    {
        var file = given.GetRequiredValue(File);
        if (!file.Exists)
        {
            throw new OperatorException($"There is no file {file.FullName}.", 2);
        }

        await using var cluster = await RunningCluster.Connect(cancellation);
        var options = new ImportOptions
        {
            Enroll = !given.GetValue(NoEnroll),
            Again = given.GetValue(Again),
            PerDay = given.GetValue(PerDay) is not (<= 0) and var most ? most : throw new OperatorException("--per-day must be at least 1.", 2),
            CampaignId = given.GetValue(Campaign) is { } name ? await CampaignNamed(cluster.Db, name) : null,
        };
        var id = await ImportUpload.Send(cluster.Db, file, Kind(given), options, cancellation);
        await cluster.Grains.GetGrain<IImportGrain>(GrainKey.Import(id)).Start();
        return await new ImportWatch(cluster.Db, id).Follow(cancellation);
    }

    private static string Kind(ParseResult given) => (given.GetValue(Appointments), given.GetValue(Suppressions)) switch
    {
        (true, true) => throw new OperatorException("A file lists appointments or numbers not to be contacted, not both.", 2),
        (true, _) => "appointments",
        (_, true) => "suppressions",
        _ => "leads",
    };

    private static async Task<Guid> CampaignNamed(NpgsqlDataSource db, string name)
    {
        await using var command = db.Command("select id from campaigns where lower(name) = lower($1)", name);
        return await command.ExecuteScalarAsync() as Guid? ?? throw new OperatorException($"There is no campaign called {name}.", 2);
    }
}
