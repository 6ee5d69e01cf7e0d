namespace Konquista.Bench.Children;

/// <summary>Where this run finds the database and the product's programs, and where it keeps logs and keys.</summary>
internal sealed record Workshop(string ConnectionString, string Folder)
{
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Reads the settings that eng/measure.sh exports and empties the run's folder.</summary>
    public static Workshop Open(string name)
    {
        var workshop = new Workshop(Setting("ConnectionStrings__Konquista"), Path.Combine(Directory.GetCurrentDirectory(), ".konquista", name, "run"));
        if (Directory.Exists(workshop.Folder))
        {
            Directory.Delete(workshop.Folder, recursive: true);
        }

        Directory.CreateDirectory(workshop.Keys);
        return workshop;
    }

    public static string Program(string key) => Path.GetFullPath(Setting(key));

    public string Log(string name) => Path.Combine(Folder, $"{name}.log");

    private static string Setting(string key) =>
        Environment.GetEnvironmentVariable(key) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{key} is not set: start with ./eng/demo or ./eng/bench.");
}
