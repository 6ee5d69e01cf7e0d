using System.Reflection;
using System.Runtime.CompilerServices;
using Konquista.Leads;
using Konquista.Sandbox;
using Konquista.Silo.Migrations;
using Konquista.Web;

namespace Konquista.Architecture;

/// <summary>Our own assemblies, the types somebody wrote in them, and the files they were written in.</summary>
internal static class Codebase
{
    public static readonly Assembly Interfaces = typeof(ILeadGrain).Assembly;
    public static readonly Assembly Grains = typeof(LeadLedger).Assembly;
    public static readonly Assembly Silo = typeof(Migrator).Assembly;
    public static readonly Assembly Web = typeof(Texts).Assembly;

    public static readonly IReadOnlyList<Assembly> Product = [Interfaces, Grains, Silo, Web, typeof(SandboxApp).Assembly];

    private static readonly string[] Generated = ["artifacts", "obj", "bin", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>Types that are in a file of ours, not made by the compiler, Orleans or Razor.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(type =>
        type.Namespace?.StartsWith("Konquista", StringComparison.Ordinal) == true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.DeclaringType?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != true
        && !type.Name.Contains('<', StringComparison.Ordinal));

    public static IEnumerable<MethodInfo> Methods(Assembly assembly) => assembly.GetTypes().SelectMany(type => type.GetMethods(
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    public static IEnumerable<FieldInfo> TextConstants(Assembly assembly) =>
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.IsLiteral && field.FieldType == typeof(string)
        select field;

    /// <summary>Paths from the root, of what is under it or under one of its folders.</summary>
    public static IEnumerable<string> Sources(string under = "") =>
        from file in Files(new DirectoryInfo(Path.Combine(Root, under)))
        let path = Path.GetRelativePath(Root, file.FullName)
        orderby path
        select path;

    public static string NameOf(MemberInfo member) => $"{member.DeclaringType!.FullName}.{member.Name}";

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.cs").Concat(folder.EnumerateDirectories()
            .Where(inner => !Generated.Contains(inner.Name) && !inner.Name.StartsWith('.'))
            .SelectMany(Files));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of a checkout.");
        }

        return folder.FullName;
    }
}
