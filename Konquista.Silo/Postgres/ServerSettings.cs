namespace Konquista.Silo.Postgres;

/// <summary>The private server's configuration: durable, on a socket only, sized to the machine, and never logging data,
/// hence not even errors, which may quote it.</summary>
internal static class ServerSettings
{
    public static string For(PostgresFolder folder) => $"""
        listen_addresses = ''
        unix_socket_directories = '{folder.Sockets.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        password_encryption = scram-sha-256
        max_connections = 200
        shared_buffers = {SharedBuffers()}MB
        fsync = on
        synchronous_commit = on
        wal_compression = on
        checkpoint_timeout = 15min
        max_wal_size = 2GB
        autovacuum_vacuum_scale_factor = 0.02
        autovacuum_analyze_scale_factor = 0.02
        track_io_timing = on
        log_statement = none
        log_min_duration_statement = -1
        log_min_error_statement = panic
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_error_verbosity = terse
        log_min_messages = log
        log_checkpoints = off

        """;

    private static long SharedBuffers() =>
        Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / 1024 / 1024, 64, 512);
}
