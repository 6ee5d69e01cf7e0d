namespace Konquista.Web.Appointments;

/// <summary>What the agenda reads from and writes to.</summary>
internal static class AppointmentSetup
{
    public static void AddAppointments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AppointmentList>();
        builder.Services.AddSingleton<AppointmentBook>();
        builder.Services.AddSingleton<AppointmentPeople>();
    }
}
