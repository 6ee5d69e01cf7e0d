-- The product clock. No row: real time. A row (demo and benches): time since product_origin runs at a speed.
create table public.product_clock (
  only_row boolean primary key default true check (only_row),
  speed float8 not null default 1 check (speed >= 0),
  real_origin timestamptz not null,
  product_origin timestamptz not null,
  reminder_refresh interval not null default '5 minutes',
  reminder_retry interval not null default '3 minutes',
  version bigint not null default 0
);

-- Stable, hence fit for where clauses: an index and the pruning of partitions can use it.
create function public.product_now() returns timestamptz
language sql stable parallel safe
return coalesce(
  (select product_origin + (clock_timestamp() - real_origin) * speed from public.product_clock),
  clock_timestamp());

-- Volatile: the time at which this row is written, also after the statement waited for a lock.
create function public.product_clock_timestamp() returns timestamptz
language sql volatile parallel safe
return coalesce(
  (select product_origin + (clock_timestamp() - real_origin) * speed from public.product_clock),
  clock_timestamp());

-- How far ahead silos read reminders: loading window (2 refreshes), one refresh, and one more for skew.
create function orleans.reminder_horizon() returns timestamptz
language sql stable parallel safe
return public.product_now()
  + 4 * coalesce((select reminder_refresh from public.product_clock), interval '5 minutes');
