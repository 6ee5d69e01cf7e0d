using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Konquista.Leads;

namespace Konquista.WhatsApp;

/// <summary>Leads and their door as far as the inbox calls them: they write down what they are told.</summary>
internal sealed class InboxGrains
{
    public InboxGrains() => Factory = Made<IGrainFactory>(
        (method, arguments) => method.GetGenericArguments()[0] == typeof(ICapture) ? Capture() : Lead(GrainKey.Id((string)arguments[0]!)));

    public IGrainFactory Factory { get; }

    public ConcurrentQueue<(Guid Lead, InboundMessage Message)> Received { get; } = new();

    public ConcurrentQueue<(Guid Lead, LeadNote Note)> Noted { get; } = new();

    public ConcurrentQueue<Guid> Woken { get; } = new();

    public ConcurrentQueue<(Guid Lead, NumberChange Change)> Renumbered { get; } = new();

    public ConcurrentQueue<NewLead> Captured { get; } = new();

    /// <summary>What became of those who were captured.</summary>
    public Entry Entry { get; set; } = Entry.Enrolled;

    /// <summary>Leads that fail when they are told something.</summary>
    public ConcurrentBag<Guid> Ill { get; } = [];

    /// <summary>How they fail.</summary>
    public Exception Failure { get; set; } = new InvalidOperationException("It is ill.");

    private ICapture Capture() => Made<ICapture>((_, arguments) =>
    {
        Captured.Enqueue((NewLead)arguments[0]!);
        return Task.FromResult<CaptureOutcome>(new CaptureOutcome.Recorded(Guid.CreateVersion7(), Created: true, Entry));
    });

    private ILeadGrain Lead(Guid id) => Made<ILeadGrain>((method, arguments) =>
    {
        if (Ill.Contains(id))
        {
            return Task.FromException(Failure);
        }

        switch (method.Name)
        {
            case nameof(ILeadGrain.Receive):
                Received.Enqueue((id, (InboundMessage)arguments[0]!));
                break;
            case nameof(ILeadGrain.Note):
                Noted.Enqueue((id, (LeadNote)arguments[0]!));
                break;
            case nameof(ILeadGrain.Wake):
                Woken.Enqueue(id);
                break;
            case nameof(ILeadGrain.ChangeNumber):
                Renumbered.Enqueue((id, (NumberChange)arguments[0]!));
                return Task.FromResult<NumberOutcome>(new NumberOutcome.Done());
            default:
                throw new InvalidOperationException($"The inbox must not call {method.Name}.");
        }

        return Task.CompletedTask;
    });

    private static T Made<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Answering>();
        ((Answering)(object)proxy).Answer = answer;
        return proxy;
    }

    /// <summary>Answers every call by one function.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy is made by deriving from it.")]
    internal class Answering : DispatchProxy
    {
        public Func<MethodInfo, object?[], object?>? Answer { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answer!(targetMethod!, args ?? []);
    }
}
