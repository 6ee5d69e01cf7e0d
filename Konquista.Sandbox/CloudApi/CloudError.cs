namespace Konquista.Sandbox.CloudApi;

/// <summary>A refusal as Meta words it: HTTP status, code, title and what exactly was wrong.</summary>
internal sealed record CloudError(int Http, int Code, string Title, string Details, int Subcode = 0, bool IsTransient = false)
{
    public static readonly CloudError BadToken = new(401, 190, "Invalid OAuth access token - Cannot parse access token", "The access token is not valid.");

    public static readonly CloudError UnknownPhone = new(
        400, 100, "Unsupported post request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation",
        "The phone number id does not exist.", Subcode: 33);

    public static readonly CloudError RateLimit = new(
        429, 130429, "(#130429) Rate limit hit", "Message failed to send because there were too many messages sent from this phone number.",
        IsTransient: true);

    public static readonly CloudError Unavailable = new(503, 131016, "(#131016) Service unavailable", "Service overloaded.", IsTransient: true);

    public static CloudError Missing(string field) =>
        new(400, 131008, "(#131008) Required parameter is missing", $"Parameter '{field}' is mandatory.");

    public static CloudError Invalid(string details) => new(400, 131009, "(#131009) Parameter value is not valid", details);

    public static CloudError Parameter(string details) => new(400, 100, "(#100) Invalid parameter", details);

    public Task Write(HttpContext context)
    {
        var body = new CloudFailure(new(
            Title, Subcode == 33 ? "GraphMethodException" : "OAuthException", Code, new("whatsapp", Details),
            Subcode, $"A{context.TraceIdentifier.Replace(":", "", StringComparison.Ordinal)}", IsTransient ? true : null));
        if (Http == 429)
            context.Response.Headers.RetryAfter = "1";
        return Answer.Json(context, Http, body, CloudJson.Default.CloudFailure);
    }
}

/// <summary>The envelope of a refusal.</summary>
internal sealed record CloudFailure(CloudFailureBody Error);

/// <summary>The refusal itself.</summary>
internal sealed record CloudFailureBody(
    string Message, string Type, int Code, CloudFailureData ErrorData, int ErrorSubcode, string FbtraceId, bool? IsTransient);

/// <summary>The part of a refusal meant for people.</summary>
internal sealed record CloudFailureData(string MessagingProduct, string Details);
