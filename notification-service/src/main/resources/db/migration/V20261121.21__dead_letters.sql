-- What a service could not handle: the record with its cause, until somebody has decided what becomes of it.
create table dead_letter (
    id uuid primary key,          -- of the letter: in the order in which they were written
    service text not null,
    event_id uuid not null,       -- what the service's inbox knows the record by
    order_id uuid,                -- null where it is unknown
    type text,                    -- the record's ce_type
    topic text not null,
    kafka_partition int not null,
    kafka_offset bigint not null,
    record_key text,
    headers text not null,        -- of the record, a JSON object of strings
    payload bytea,
    omitted text,                 -- why headers and payload are not here; null where they are
    cause text not null,
    stack text,
    attempts int not null,
    service_version text,
    replay_id uuid,               -- the replay that failed; null for a record that was read at its own place
    buried_at timestamptz not null,
    stored_at timestamptz not null default now(),
    state text not null default 'OPEN' -- OPEN, REPLAYED, PARKED
);
create index dead_letter_open on dead_letter (id) where state = 'OPEN';
create index dead_letter_order on dead_letter (order_id);
create index dead_letter_event on dead_letter (service, event_id);

-- Who did what to a dead letter, and why.
create table dead_letter_action (
    position bigint generated always as identity primary key,
    letter_id uuid not null references dead_letter,
    action text not null,         -- REPLAY, PARK
    done_by text not null,
    reason text not null,
    done_at timestamptz not null,
    replay_id uuid,               -- null for PARK
    corrected text                -- what was corrected: body, key, headers; null where nothing was
);
create index dead_letter_action_letter on dead_letter_action (letter_id);
