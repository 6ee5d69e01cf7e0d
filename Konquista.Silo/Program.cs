using Konquista.Silo.Verbs;

return await OperatorCommands.Run(
    args, RunVerb.Create(), MigrateVerb.Create(), ImportVerb.Create(), AuditVerb.Create(), PostgresVerb.Create());
