namespace Konquista.Sandbox;

/// <summary>A setting that stops the start; its message is one sentence naming the key.</summary>
internal sealed class WrongSettingException(string sentence) : Exception(sentence);
