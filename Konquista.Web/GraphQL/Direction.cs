using System.ComponentModel;

namespace Konquista.Web.GraphQL;

/// <summary>Which end of an order comes first.</summary>
[Description("Which end of an order comes first.")]
internal enum Direction
{
    [Description("From the first or smallest on.")]
    Asc,

    [Description("From the last or greatest on.")]
    Desc,
}
