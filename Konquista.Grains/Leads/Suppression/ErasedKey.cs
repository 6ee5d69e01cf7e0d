using System.Security.Cryptography;
using System.Text;

namespace Konquista.Leads.Suppression;

/// <summary>
/// The key under which the numbers of erased people are hashed: a file among the silos' keys, made when it is first needed. Without a
/// folder, as in tests, it lives as long as the process.
/// </summary>
internal sealed class ErasedKey(string? keysPath)
{
    public const string FileName = "erased-people.key";

    private const int Length = 32;

    private readonly Lazy<byte[]> _bytes = new(() => keysPath is null ? RandomNumberGenerator.GetBytes(Length) : Read(PathIn(keysPath)));

    public byte[] Hash(string number) => HMACSHA256.HashData(_bytes.Value, Encoding.UTF8.GetBytes(number));

    /// <summary>The key as it is, for those who only read; null where nobody has needed one yet.</summary>
    public static ErasedKey? Find(string? keysPath) =>
        keysPath is not null && File.Exists(PathIn(keysPath)) ? new(keysPath) : null;

    private static string PathIn(string keysPath) => Path.Combine(keysPath, "silo", FileName);

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == Length ? bytes : throw new InvalidOperationException($"The file {FileName} is not a key of {Length} bytes.");
    }

    // Several silos may need it first, and moving a file only where there is none is no one step on every system: who holds the lock
    // makes it. Written whole before it has its name, so that a silo that dies leaves none or a good one.
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = Turn(path + ".lock");
        if (File.Exists(path))
        {
            return;
        }

        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, Options()))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }

    private static FileStream Turn(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 200)
            {
                Thread.Sleep(25);
            }
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
