using Konquista.Silo.Verbs;

return await OperatorCommands.Run(args, PostgresVerb.Create(), MigrateVerb.Create(), AuditVerb.Create());
