-- What the business decides for the whole installation. Keys are given here; only values change.
insert into settings (key, value) values
('human_hold_days', '7'),
('uncertain_days', '7'),
('booking_days', '15');

alter table settings add check (jsonb_typeof(value) = 'number');

create function setting_days(the_key text) returns interval language sql stable as $$
  select make_interval(days => value::int) from settings where key = the_key
$$;

create or replace function appointment_counts(status text, at timestamptz) returns boolean stable language sql as $$
  select status in ('booked', 'confirmed', 'rescheduled', 'attended') and at > product_now() - setting_days('booking_days')
$$;
