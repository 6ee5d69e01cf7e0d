using System.ComponentModel;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>A day of the week, Monday first.</summary>
[Description("A day of the week.")]
internal enum Weekday
{
    [Description("Segunda-feira.")]
    Monday,

    [Description("Terça-feira.")]
    Tuesday,

    [Description("Quarta-feira.")]
    Wednesday,

    [Description("Quinta-feira.")]
    Thursday,

    [Description("Sexta-feira.")]
    Friday,

    [Description("Sábado.")]
    Saturday,

    [Description("Domingo.")]
    Sunday,
}
