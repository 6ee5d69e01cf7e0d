using System.Globalization;
using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Webhooks;
using Microsoft.AspNetCore.Components;

namespace Konquista.Sandbox.Page;

/// <summary>What the page shows, in Portuguese or English.</summary>
public sealed partial class SandboxPage
{
    [Parameter]
    public bool IsEnglish { get; set; }

    [Parameter]
    public string Host { get; set; } = "";

    [Parameter]
    public string? Wrong { get; set; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(IsEnglish ? "en" : "pt-BR");

    private string Query => IsEnglish ? "?lang=en" : "";

    private SentMessage? LastTalk => Recent.All().LastOrDefault(one => one.Sent is { Provider: Provider.CloudApi }).Sent;

    private static string Time(long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero).ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Account(SentMessage sent) => sent.Provider == Provider.CloudApi ? sent.PhoneNumberId : "Social Hub";

    private static string Ticks(SentMessage sent) => sent.Status switch
    {
        MessageStatus.Accepted => "◷",
        MessageStatus.Sent => "✓",
        MessageStatus.Failed => "✗",
        _ => "✓✓",
    };

    private string T(string portuguese, string english) => IsEnglish ? english : portuguese;

    private string StatusName(SentMessage sent) => sent.Status switch
    {
        MessageStatus.Accepted => T("aceita", "accepted"),
        MessageStatus.Sent => T("enviada", "sent"),
        MessageStatus.Delivered => T("entregue", "delivered"),
        MessageStatus.Read => T("lida", "read"),
        _ => T("não entregue", "failed"),
    };

    private List<IGrouping<string, (SentMessage? Sent, InboundMessage? Inbound)>> Conversations() =>
        [.. Recent.All().GroupBy(one => $"{one.Sent?.Recipient ?? one.Inbound!.From}", StringComparer.Ordinal).Reverse()];

    private IEnumerable<(string Label, long Value, bool IsWrong)> Counters()
    {
        var now = Summary.Now();
        yield return (T("recebidas", "received"), now.Accepted, false);
        yield return (T("diferentes", "distinct"), now.Distinct, false);
        yield return (T("duplicadas", "duplicates"), now.Duplicates, now.Duplicates > 0);
        yield return (T("respostas", "replies"), now.Replies, false);
        yield return (T("pedidos de saída", "opt-outs"), now.OptOuts, false);
        yield return (T("enviadas depois da parada", "sent after stop"), now.SentAfterStop, now.SentAfterStop > 0);
        yield return (T("webhooks confirmados", "webhooks answered"), now.WebhooksPosted, false);
        yield return (T("webhooks à espera", "webhooks waiting"), now.WebhooksPending, false);
        yield return (T("entregas de webhook que falharam", "webhook posts that failed"), now.WebhooksFailed, now.WebhooksFailed > 0);
    }

    private IEnumerable<string> Profiles()
    {
        yield return "none";
        yield return "rough";
        if (Board.Current.Profile == "custom")
            yield return "custom";
    }

    private string ProfileName(string profile) => profile switch
    {
        "none" => T("nenhuma falha", "none"),
        "rough" => T("dia difícil", "rough"),
        _ => T("personalizado", "custom"),
    };

    private string DialName(Dial dial) => dial switch
    {
        Dial.DelayMinMs => T("Demora mínima da resposta, ms", "Least delay of the answer, ms"),
        Dial.DelayMaxMs => T("Demora máxima da resposta, ms", "Most delay of the answer, ms"),
        Dial.RateLimited => T("Limite de ritmo, %", "Rate limited, %"),
        Dial.ServerErrorWithBody => T("Erro 5xx com corpo, %", "5xx with a body, %"),
        Dial.ServerErrorBare => T("Erro 5xx vazio, %", "5xx without a body, %"),
        Dial.AcceptThenDrop => T("Aceita e derruba a conexão, %", "Accepts, then drops the connection, %"),
        Dial.WebhookLost => T("Webhook perdido, %", "Webhook lost, %"),
        Dial.WebhookDoubled => T("Webhook em dobro, %", "Webhook doubled, %"),
        Dial.WebhookReordered => T("Webhooks fora de ordem, %", "Webhooks out of order, %"),
        Dial.Undeliverable => T("Pessoas sem WhatsApp, %", "People without WhatsApp, %"),
        Dial.Reads => T("Mensagens lidas, %", "Messages read, %"),
        Dial.Replies => T("Pessoas que respondem, %", "People who reply, %"),
        Dial.OptOuts => T("Pessoas que pedem para sair, %", "People who opt out, %"),
        Dial.ReplyAfter => T("Respondem após quantas mensagens (0 = sorteado)", "They answer after how many messages (0 = by chance)"),
        Dial.WebhookDelayMinMs => T("Demora mínima do webhook, ms", "Least delay of a webhook, ms"),
        _ => T("Demora máxima do webhook, ms", "Most delay of a webhook, ms"),
    };
}
