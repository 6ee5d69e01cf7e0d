using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Konquista.Architecture;

/// <summary>What our own log lines may carry: ids, counts and states, nothing of a person and no secret.</summary>
public sealed partial class LogTests
{
    private static readonly string[] Private =
    [
        "Name", "FirstName", "Email", "Phone", "PhoneNumber", "Number", "Digits", "To", "From", "Recipient", "Sender", "WaId", "Text", "Body",
        "Caption", "Content", "Given", "Token", "Secret", "Password", "Key", "Url", "Uri", "Address", "Query", "Path", "ConnectionString",
    ];

    [Fact]
    public void Log_lines_have_no_place_for_what_is_private() =>
        Lines().Where(line => Placeholder().Matches(line.Message).Any(match => IsPrivate(line.Method, match.Groups["name"].Value)))
            .Select(line => $"{Codebase.NameOf(line.Method)}: {line.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void Log_lines_take_no_exception_whole() =>
        Lines().Where(line => line.Method.DeclaringType!.Assembly != typeof(Sandbox.SandboxApp).Assembly)
            .Where(line => line.Method.GetParameters().Any(parameter => typeof(Exception).IsAssignableFrom(parameter.ParameterType)))
            .Select(line => Codebase.NameOf(line.Method))
            .ShouldBeEmpty();

    [Fact]
    public void Log_lines_are_found() => Lines().Count().ShouldBeGreaterThan(5);

    // An id under such a name is still an id.
    private static bool IsPrivate(MethodInfo method, string placeholder) =>
        Private.Contains(placeholder, StringComparer.OrdinalIgnoreCase)
        && method.GetParameters().Single(parameter => string.Equals(parameter.Name, placeholder, StringComparison.OrdinalIgnoreCase)).ParameterType
            != typeof(Guid);

    private static IEnumerable<(MethodInfo Method, string Message)> Lines() =>
        from method in Codebase.Product.SelectMany(Codebase.Methods)
        let line = method.GetCustomAttribute<LoggerMessageAttribute>()
        where line is not null
        select (method, line.Message);

    [GeneratedRegex(@"\{(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
