-- What Orleans' AdoNet providers need: our own tables, and the query texts they read by key at start.
-- Names of keys, parameters and result columns are Orleans' contract (10.4.2); everything else is ours.
-- Orleans reads the table orleansquery unqualified, so its connections set Search Path=orleans.
create schema orleans;

create table orleans.orleansquery (
  querykey varchar(64) primary key,
  querytext text not null
);


-- Clustering: one version per cluster, raised by every change of membership.
create table orleans.cluster (
  deployment text primary key,
  version int not null default 0,
  changed_at timestamptz not null default now()
);

create table orleans.silo (
  deployment text not null references orleans.cluster,
  address text not null,
  port int not null,
  generation int not null,
  name text not null,
  host text not null,
  status int not null,
  proxy_port int,
  suspects text,
  started timestamptz not null,
  alive timestamptz not null,
  primary key (deployment, address, port, generation)
);

insert into orleans.orleansquery values
('GatewaysQueryKey', $$
  select address as "Address", proxy_port as "ProxyPort", generation as "Generation"
  from orleans.silo
  where deployment = @DeploymentId and status = @Status and proxy_port > 0
$$);

-- The cluster's row comes back even without a silo: its version is what a joining silo needs.
insert into orleans.orleansquery
select key, format($$
  select cluster.deployment as "DeploymentId", address as "Address", port as "Port", generation as "Generation",
    name as "SiloName", host as "HostName", status as "Status", proxy_port as "ProxyPort",
    suspects as "SuspectTimes", started as "StartTime", alive as "IAmAliveTime", version as "Version"
  from orleans.cluster left join orleans.silo on %s
  where cluster.deployment = @DeploymentId
$$, matching)
from (values
  ('MembershipReadAllKey', 'silo.deployment = cluster.deployment'),
  ('MembershipReadRowKey', 'silo.deployment = cluster.deployment
    and address = @Address and port = @Port and generation = @Generation')
) as membership (key, matching);

insert into orleans.orleansquery values
('InsertMembershipVersionKey', $$
  with inserted as (
    insert into orleans.cluster (deployment) values (@DeploymentId) on conflict do nothing returning 1
  )
  select count(*)::int from inserted
$$),
-- The update of the cluster's row is the lock: who finds another version changes nothing.
('InsertMembershipKey', $$
  with raised as (
    update orleans.cluster set version = version + 1, changed_at = now()
    where deployment = @DeploymentId and version = @Version
      and not exists (
        select from orleans.silo
        where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment
  ), joined as (
    insert into orleans.silo
      (deployment, address, port, generation, name, host, status, proxy_port, started, alive)
    select deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from raised
    returning 1
  )
  select count(*)::int from joined
$$),
('UpdateMembershipKey', $$
  with raised as (
    update orleans.cluster set version = version + 1, changed_at = now()
    where deployment = @DeploymentId and version = @Version
      and exists (
        select from orleans.silo
        where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment
  ), changed as (
    update orleans.silo set status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime
    from raised
    where silo.deployment = raised.deployment and address = @Address and port = @Port and generation = @Generation
    returning 1
  )
  select count(*)::int from changed
$$),
('UpdateIAmAlivetimeKey', $$
  update orleans.silo set alive = @IAmAliveTime
  where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$$),
('DeleteMembershipTableEntriesKey', $$
  with silos as (delete from orleans.silo where deployment = @DeploymentId)
  delete from orleans.cluster where deployment = @DeploymentId
$$),
-- Status 3 is active, 6 is dead. The second text removes one silo, if it is still as it was read.
('CleanupDefunctSiloEntriesKey', $$
  delete from orleans.silo
  where deployment = @DeploymentId and alive < @IAmAliveTime and status <> 3
$$),
('CleanupDefunctSiloEntryKey', $$
  delete from orleans.silo
  where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation
    and status = 6 and coalesce(suspects, '') = coalesce(@SuspectTimes, '')
    and started = @StartTime and alive = @IAmAliveTime
$$);


-- Persistence: the small private state of grains. The key is unique here, so two overlapping
-- first writes cannot leave two rows; the loser gets no row back, which Orleans reads as a conflict.
create table orleans.grain_state (
  service text not null,
  state text not null,
  n0 bigint not null,
  n1 bigint not null,
  extension text not null default '',
  payload bytea,
  version int not null,
  changed_at timestamptz not null default now(),
  primary key (n0, n1, extension, state, service)
) with (fillfactor = 70);

insert into orleans.orleansquery
select key, replace(text, '{this state}', $$n0 = @GrainIdN0 and n1 = @GrainIdN1
    and extension = coalesce(@GrainIdExtensionString, '')
    and state = @GrainTypeString and service = @ServiceId$$)
from (values
('ReadFromStorageKey', $$
  select payload as "PayloadBinary", version as "Version" from orleans.grain_state
  where {this state}
$$),
('WriteToStorageKey', $$
  with updated as (
    update orleans.grain_state set payload = @PayloadBinary, version = version + 1, changed_at = now()
    where {this state} and version = @GrainStateVersion
    returning version
  ), inserted as (
    insert into orleans.grain_state (service, state, n0, n1, extension, payload, version)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
    where @GrainStateVersion is null
    on conflict do nothing
    returning version
  )
  select version as "NewGrainStateVersion" from updated union all select version from inserted
$$),
('ClearStorageKey', $$
  update orleans.grain_state set payload = null, version = version + 1, changed_at = now()
  where {this state} and version = @GrainStateVersion
  returning version as "NewGrainStateVersion"
$$),
('DeleteStorageKey', $$
  delete from orleans.grain_state
  where {this state} and version = @GrainStateVersion
  returning version + 1 as "NewGrainStateVersion"
$$)) as storage (key, text);


-- Reminders: a silo reads its ranges of hashes again and again, but only what is due before the horizon.
create table orleans.reminder (
  service text not null,
  grain text not null,
  name text not null,
  start timestamptz not null,
  period bigint not null,
  hash int not null,
  version int not null default 0,
  primary key (service, grain, name)
);

create index reminder_range on orleans.reminder (service, hash, start);

insert into orleans.orleansquery values
('UpsertReminderRowKey', $$
  insert into orleans.reminder as known (service, grain, name, start, period, hash)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
  on conflict (service, grain, name) do update
  set start = excluded.start, period = excluded.period, hash = excluded.hash, version = known.version + 1
  returning version as "Version"
$$),
('DeleteReminderRowKey', $$
  with deleted as (
    delete from orleans.reminder
    where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version
    returning 1
  )
  select count(*)::int from deleted
$$),
('DeleteReminderRowsKey', $$
  delete from orleans.reminder where service = @ServiceId
$$);

insert into orleans.orleansquery
select key, format($$
  select grain as "GrainId", name as "ReminderName", start as "StartTime", period as "Period", version as "Version"
  from orleans.reminder
  where service = @ServiceId and %s
$$, matching)
from (values
  ('ReadReminderRowKey', 'grain = @GrainId and name = @ReminderName'),
  ('ReadReminderRowsKey', 'grain = @GrainId'),
  ('ReadRangeRows1Key', 'hash > @BeginHash and hash <= @EndHash and start <= orleans.reminder_horizon()'),
  ('ReadRangeRows2Key', '(hash > @BeginHash or hash <= @EndHash) and start <= orleans.reminder_horizon()')
) as reading (key, matching);
