namespace Konquista.Silo.Verbs;

/// <summary>Ends a verb with one sentence for the operator and an exit code: 1 it could not be done, 2 it was asked wrongly.</summary>
internal sealed class OperatorException(string sentence, int exitCode = 1, Exception? inner = null) : Exception(sentence, inner)
{
    public int ExitCode => exitCode;
}
