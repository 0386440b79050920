-- One row for each order: where its saga stands.
create table saga (
    order_id uuid primary key,
    customer_id text,        -- null until order.created was heard
    recipient text,          -- the customer's e-mail; null until then, too
    status text not null,
    reason text,
    steps text[] not null,   -- names of the events, in the order of cause and effect
    requested text[] not null, -- what the customer is being told
    started_at timestamptz,
    ended_at timestamptz,
    version int not null
) with (fillfactor = 80);

-- Every event of the system, as it was heard.
create table saga_event (
    order_id uuid not null,
    event_id uuid not null,
    type text not null,
    source text not null,
    time timestamptz not null,
    causation_id uuid,
    topic text not null,
    kafka_partition int not null,
    kafka_offset bigint not null,
    heard_at timestamptz not null default now(),
    data json not null,
    primary key (order_id, event_id)
);

-- What customers are told; the newest are kept.
create table notification (
    position bigint generated always as identity primary key,
    order_id uuid not null,
    about text not null,
    recipient text not null,
    state text not null,     -- PENDING, DELIVERED
    attempts int not null,
    failure text,            -- why the last attempt did not succeed
    due_at timestamptz not null,
    created_at timestamptz not null default now()
);
create index notification_due on notification (due_at) where state = 'PENDING';
