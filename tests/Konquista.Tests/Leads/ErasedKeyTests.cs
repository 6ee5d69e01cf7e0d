using Konquista.Leads.Suppression;

namespace Konquista.Leads;

public sealed class ErasedKeyTests : IDisposable
{
    private readonly string _keys = Directory.CreateTempSubdirectory("konquista-").FullName;

    private string File => Path.Combine(_keys, "silo", ErasedKey.FileName);

    [Fact]
    public async Task Silos_that_need_the_key_at_once_have_the_same()
    {
        using var start = new ManualResetEventSlim();
        var hashes = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait(TestContext.Current.CancellationToken);
                return Convert.ToHexString(new ErasedKey(_keys).Hash("+5511980000001"));
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        start.Set();

        (await Task.WhenAll(hashes)).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        Directory.GetFiles(Path.GetDirectoryName(File)!).Order(StringComparer.Ordinal).ShouldBe([File, File + ".lock"]);
    }

    [Fact]
    public void Nobody_else_reads_the_file_and_another_key_gives_another_hash()
    {
        var hash = new ErasedKey(_keys).Hash("+5511980000001");

        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        ErasedKey.Find(_keys)!.Hash("+5511980000001").ShouldBe(hash);
        new ErasedKey(keysPath: null).Hash("+5511980000001").ShouldNotBe(hash);
    }

    [Fact]
    public void Who_only_reads_makes_no_key()
    {
        ErasedKey.Find(_keys).ShouldBeNull();
        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_no_key_is_not_taken_for_one()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "short");

        Should.Throw<InvalidOperationException>(() => new ErasedKey(_keys).Hash("+5511980000001"));
    }

    public void Dispose() => Directory.Delete(_keys, recursive: true);
}
