using System.Globalization;
using System.Text.Json;

namespace Konquista.WhatsApp;

/// <summary>The Cloud API's answer to a send, and what it means.</summary>
internal sealed record CloudApiAnswer(
    IReadOnlyList<CloudApiContact>? Contacts, IReadOnlyList<CloudApiAccepted>? Messages, CloudApiError? Error)
{
    public static SendResult Judge(Answer answer, Outgoing about)
    {
        var body = Read(answer.Body);
        return body switch
        {
            { Error: { Code: { } code } error } => Failure(answer, code, error, about),
            { Messages: [{ Id: { Length: > 0 } id } accepted, ..] } when answer.IsSuccess => new(
                SendClass.Accepted, id, body.Contacts is [var contact, ..] ? contact.WaId : null, HttpStatus: answer.Status,
                Detail: accepted.MessageStatus is "accepted" ? null : Remark.Of(accepted.MessageStatus, about)),
            _ => new(WithoutCode(answer), Error: WordFor(answer), HttpStatus: answer.Status, RetryAfter: answer.RetryAfter),
        };
    }

    public static CloudApiAnswer? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CloudApiJson.Default.CloudApiAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendResult Failure(Answer answer, int code, CloudApiError error, Outgoing about)
    {
        var (verdict, wait) = CloudApiErrors.Classify(code, error.ErrorSubcode, answer.Status);
        return new(
            verdict,
            Error: code.ToString(CultureInfo.InvariantCulture),
            HttpStatus: answer.Status,
            Detail: Remark.Of(error.ErrorData?.Details ?? error.Message, about),
            RetryAfter: answer.RetryAfter ?? wait);
    }

    private static SendClass WithoutCode(Answer answer) => answer.Status switch
    {
        429 => SendClass.TryLater,
        408 => SendClass.Uncertain,
        >= 300 and < 400 => SendClass.PhoneStopped,
        >= 400 and < 500 => SendClass.Refused,
        _ => SendClass.Uncertain,
    };

    private static string WordFor(Answer answer) => answer switch
    {
        { IsSuccess: true } => "unreadable",
        { Status: >= 300 and < 400 } => "wrong_address",
        _ => $"http_{answer.Status}",
    };
}

/// <summary>A recipient as WhatsApp knows it.</summary>
internal sealed record CloudApiContact(string? WaId);

/// <summary>A message that was taken; the status is only given for templates.</summary>
internal sealed record CloudApiAccepted(string? Id, string? MessageStatus);

/// <summary>The Cloud API's error.</summary>
internal sealed record CloudApiError(int? Code, int? ErrorSubcode, string? Message, CloudApiErrorData? ErrorData);

/// <summary>An error's explanation for people.</summary>
internal sealed record CloudApiErrorData(string? Details);

/// <summary>What the Cloud API tells of a number.</summary>
internal sealed record CloudApiNumber(string? Status, string? QualityRating);
