using Konquista.Silo.Postgres;
using Konquista.Silo.Verbs;

namespace Konquista.Postgres;

public sealed class PostgresFolderTests
{
    [Fact]
    public void Data_lie_below_the_root_where_the_server_can_reach_it() =>
        In(Path.GetTempPath(), root => PostgresFolder.Under(root).Path.ShouldBe(Path.Combine(root, "postgres")));

    [Fact]
    public void A_root_too_long_for_a_socket_gets_a_folder_elsewhere() =>
        In(Path.Combine(Path.GetTempPath(), new string('x', 100)), root =>
        {
            var folder = PostgresFolder.Under(root);

            folder.Path.ShouldNotStartWith(root);
            PostgresFolder.Under(root).ShouldBe(folder);
            PostgresFolder.Under(root + "2").ShouldNotBe(folder);
        });

    [Fact]
    public void As_root_a_root_that_others_cannot_enter_gets_a_folder_elsewhere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs the server as another user.");
        var closed = Directory.CreateTempSubdirectory("kq-").FullName;

        In(closed, root => PostgresFolder.Under(root).Path.ShouldNotStartWith(closed));

        Directory.Delete(closed);
    }

    [Fact]
    public void A_version_that_is_not_installed_is_asked_for_in_one_sentence() =>
        Should.Throw<OperatorException>(() => PostgresBinaries.Find(99)).Message.ShouldStartWith("The programs of PostgreSQL 99 are not installed: ");

    [Fact]
    public void The_newest_installed_programs_are_found() =>
        File.Exists(PostgresBinaries.Find(version: null)["initdb"]).ShouldBeTrue();

    private static void In(string parent, Action<string> check)
    {
        var root = Path.Combine(parent, $"kq-{Guid.NewGuid():N}"[..11]);
        try
        {
            check(root);
        }
        finally
        {
            string[] made = [root, PostgresFolder.Under(root).Path, PostgresFolder.Under(root + "2").Path, root + "2"];
            foreach (var folder in made.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
