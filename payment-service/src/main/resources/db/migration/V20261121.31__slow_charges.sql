-- A slow token answers a while after it was first asked, however often it is asked meanwhile.
alter table simulated_charge add column asked_at timestamptz not null default clock_timestamp();
