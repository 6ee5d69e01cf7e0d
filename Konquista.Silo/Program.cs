using Konquista.Silo.Verbs;

return await OperatorCommands.Run(
    args, RunVerb.Create(), MigrateVerb.Create(), AuditVerb.Create(), PostgresVerb.Create(), ImportVerb.Create(), PhoneVerb.Create(), SettingsVerb.Create());
