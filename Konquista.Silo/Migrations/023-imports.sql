-- Imports whose columns are chosen, that are rehearsed before they run, and undone.

alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check check (state in ('uploading', 'mapping', 'queued', 'rehearsing', 'rehearsed',
  'running', 'stopped', 'done', 'failed', 'undoing', 'undone'));

-- The names of the file's columns, once somebody has looked.
alter table imports add column header text[] not null default '{}';

-- Which column of a file with these names was said to be what, the last time.
create table import_mappings (
  header_hash bytea primary key,
  mapping jsonb not null,
  used_at timestamptz not null default product_now()
);
