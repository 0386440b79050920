-- How sagas are looked for, each time from the newest on. None of these columns changes before a saga has ended, so that until
-- then its row is updated in its page, without a word to any index; one that is cancelled pays for its reason, once.
create index saga_customer on saga (customer_id, order_id);
create index saga_reason on saga (reason, order_id) where reason is not null;
create index saga_cancelled on saga (order_id) where status = 'CANCELLED';
create index saga_slow on saga (order_id) where ended_at - started_at >= interval '1 second';

-- The trace that an event is one of; null where it was not traced.
alter table saga_event add column trace_id text;

-- How many sagas ended in five seconds, and how long they took; each replica counts its own.
create table saga_rate (
    at timestamptz not null,  -- when the five seconds began
    replica uuid not null,    -- one run of one replica
    outcome text not null,    -- SHIPPED, or why it was cancelled
    ended int not null,
    durations int[] not null, -- pairs: a class of durations, and how many were in it
    primary key (at, replica, outcome)
);
