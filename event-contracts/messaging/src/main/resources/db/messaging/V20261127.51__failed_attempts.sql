-- Each time an event was tried in vain, for people who look at its order: the first of each event, and the last.
create table failed_attempt (
    event_id uuid not null,
    slot int not null,           -- the last slot is written again and again
    number int not null,
    order_id text,               -- the record's key
    cause text not null,
    at timestamptz not null default now(),
    primary key (event_id, slot)
);
create index failed_attempt_order on failed_attempt (order_id);
create index failed_attempt_age on failed_attempt (at);
