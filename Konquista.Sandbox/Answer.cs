using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Konquista.Sandbox;

/// <summary>Writes one whole answer with its length, so that a connection is kept and reused.</summary>
internal static class Answer
{
    public static readonly byte[] Success = """{"success":true}"""u8.ToArray();

    public static Task Json<T>(HttpContext context, int status, T value, JsonTypeInfo<T> shape) =>
        Bytes(context, status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, shape));

    public static Task Json(HttpContext context, int status, JsonObject value) =>
        Bytes(context, status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(value.ToJsonString()));

    public static Task Wrong(HttpContext context, string sentence) => Json(context, 400, new JsonObject { ["error"] = sentence });

    public static async Task Bytes(HttpContext context, int status, string type, ReadOnlyMemory<byte> bytes)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}
